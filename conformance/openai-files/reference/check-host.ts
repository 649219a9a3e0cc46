import type { IncomingMessage } from 'node:http';
import { rejections } from './rejections.js';

/** An optional host with an optional port: RFC 3986, section 3.2.2. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~%!$&'()*+,;=-]*)(?::\d*)?$/i;

/**
 * RFC 9112, section 3.2: a server MUST respond with 400 to a request of HTTP/1.1 without a Host
 * header, with more than one, or with one that is not valid. Node.js would do so without a body.
 *
 * @throws {Rejection} if the request has no valid Host
 */
export function checkHost({ httpVersion, rawHeaders }: IncomingMessage): void {
  const hosts = rawHeaders.filter(
    (_, at) => rawHeaders[at - 1]?.toLowerCase() === 'host' && at % 2 === 1,
  );
  const [host] = hosts;
  if (host === undefined && httpVersion === '1.0') return;
  if (host === undefined || hosts.length > 1 || !HOST.test(host)) throw rejections.wrongHost();
}
