import type { Contract } from '../contract.js';
import type { SentRequest } from './capture/sent-request.js';

/** What is shown in place of a secret. */
export const hidden = '…';

/** Headers that have secrets in any API (RFC 9110, section 11.6.2; RFC 6265, section 5.4). */
const secretHeaders = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key'];

/**
 * A request without the secrets that a client may have sent: a key in a header keeps its scheme, such
 * as `Bearer`.
 */
export function hideCredentials(
  request: SentRequest,
  { described }: Pick<Contract, 'described'>,
): SentRequest {
  const schemes = Object.values(described.securitySchemes);
  const keys = schemes.flatMap((scheme) => (scheme.kind === 'api-key' ? [scheme] : []));
  const names = new Set([
    ...secretHeaders,
    ...keys.flatMap(({ in: location, name }) =>
      location === 'header' ? [name.toLowerCase()] : [],
    ),
  ]);
  const inQuery = new Set(
    keys.flatMap(({ in: location, name }) => (location === 'query' ? [name] : [])),
  );
  return {
    ...request,
    target: hideInQuery(request.target, inQuery),
    headers: request.headers.map(({ name, value }) =>
      names.has(name) ? { name, value: hideValue(value) } : { name, value },
    ),
  };
}

function hideValue(value: string): string {
  const [, scheme] = /^([A-Za-z]+) +\S/.exec(value) ?? [];
  return scheme === undefined ? hidden : `${scheme} ${hidden}`;
}

/** Also keys whose names are not declared: `key`, `api_key`, `access_token`. */
const secretName = /key|token|secret|password|signature/i;

function hideInQuery(target: string, names: ReadonlySet<string>): string {
  const at = target.indexOf('?');
  if (at === -1) return target;
  const pairs = target.slice(at + 1).split('&');
  const shown = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    const isSecret = names.has(name) || secretName.test(name);
    return isSecret && value.length > 0 ? `${name}=${hidden}` : pair;
  });
  return `${target.slice(0, at)}?${shown.join('&')}`;
}
