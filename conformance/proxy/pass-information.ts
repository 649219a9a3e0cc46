import type { InformationEvent } from 'node:http';
import type { Exchange } from './watcher.js';

/**
 * Passes an interim response back, such as 103. RFC 9110, section 15.2: "A proxy MUST forward 1xx
 * responses unless the proxy itself requested the generation of the 1xx response." A client of HTTP/1.0
 * gets none, and neither does one that still reads an earlier response.
 */
export function passInformation(
  { statusCode, statusMessage, rawHeaders }: InformationEvent,
  { incoming, outgoing }: Exchange,
): void {
  // The server says that it expects the body: `writeContinue` passes that on.
  if (statusCode === 100 || incoming.httpVersion === '1.0') return;
  const lines = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : [],
  );
  const head = [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
  if (!outgoing.headersSent) outgoing.socket?.write(head, 'latin1');
}
