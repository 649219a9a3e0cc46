import { parseJson } from '../json/parse-json.js';
import { ConnectionError } from '../replay/connection-error.js';
import { usesPlainHttp, usesTls } from '../replay/find-scheme.js';
import type { Received } from '../replay/received.js';
import { unknownRoute } from './catch-all.js';

/**
 * What is wrong where a base URL has `http` and its port uses TLS, or the reverse, as one sentence.
 *
 * @param outcome the response to the first request, or why there was none
 * @returns undefined where the scheme is not what is wrong
 */
export async function describeWrongScheme(
  baseUrl: string,
  outcome: Received | ConnectionError,
): Promise<string | undefined> {
  const url = new URL(baseUrl);
  const isSecure = url.protocol === 'https:';
  const meant = `did you mean ${isSecure ? 'http' : 'https'}${baseUrl.slice(url.protocol.length - 1)}?`;
  if (isSecure) {
    const isPlain = mayBePlain(outcome) && (await usesPlainHttp(url, unknownRoute.path));
    return isPlain ? `${baseUrl} does not use TLS; ${meant}` : undefined;
  }
  const isTls = maySpeakTls(outcome) && (await usesTls(url));
  return isTls ? `${baseUrl} uses TLS; ${meant}` : undefined;
}

function mayBePlain(outcome: Received | ConnectionError): boolean {
  return (
    outcome instanceof ConnectionError && ['no-tls', 'closed', 'other'].includes(outcome.reason)
  );
}

/** Many servers close the connection; some send 400 without TLS, with a page or a line of text. */
function maySpeakTls(outcome: Received | ConnectionError): boolean {
  if (outcome instanceof ConnectionError) {
    return ['closed', 'malformed', 'other', 'timeout'].includes(outcome.reason);
  }
  return outcome.status === 400 && !parseJson(outcome.bytes.toString('utf8')).ok;
}
