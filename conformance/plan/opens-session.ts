import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { setCookies } from '../replay/cookies.js';

/** Whether a recording logs in: a response sets the cookie that a security scheme asks for. */
export function opensSession(
  { securitySchemes }: Pick<Contract, 'securitySchemes'>,
  fixtures: readonly Fixture[],
): boolean {
  const keys = Object.values(securitySchemes).flatMap((scheme) =>
    scheme.kind === 'api-key' && scheme.in === 'cookie' ? [scheme.name] : [],
  );
  return fixtures.some(({ exchanges }) =>
    exchanges.some(({ response }) => {
      const set = setCookies(response.headers?.['set-cookie'] ?? '');
      return keys.some((name) => set.has(name));
    }),
  );
}
