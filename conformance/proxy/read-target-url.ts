import { UsageError } from '../kit-error.js';

/**
 * Reads the base URL of the server behind a proxy.
 *
 * @throws {UsageError} for a URL of another scheme, and for one with a user, a query or a fragment
 */
export function readTargetUrl(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol)) {
    throw new UsageError(
      `${url} is not a valid server URL; expected for example http://127.0.0.1:4010/v1`,
    );
  }
  if (target.username !== '' || target.password !== '') {
    throw new UsageError('the URL holds a user or a password; a client sends its key itself');
  }
  if (target.search !== '' || target.hash !== '') {
    throw new UsageError('a base URL has neither a query nor a fragment');
  }
  return target;
}
