import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { setCookies } from '../replay/cookies.js';

/** The security schemes whose cookies a recording sets by logging in, so that no key need be given. */
export function openedSchemes(
  { securitySchemes }: Pick<Contract, 'securitySchemes'>,
  fixtures: readonly Fixture[],
): ReadonlySet<string> {
  const set = new Set(
    fixtures.flatMap(({ exchanges }) =>
      exchanges.flatMap(({ response }) => [
        ...setCookies(response.headers?.['set-cookie'] ?? '').keys(),
      ]),
    ),
  );
  const opened = Object.entries(securitySchemes).filter(
    ([, scheme]) => scheme.kind === 'api-key' && scheme.in === 'cookie' && set.has(scheme.name),
  );
  return new Set(opened.map(([name]) => name));
}
