import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { newHexId } from './new-id.js';
import type { Refusal } from './refusal.js';
import { refusals } from './refusals.js';

const STATUSES: Readonly<Record<string, 408 | 413 | 431>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** Responds to bytes that are not an HTTP request, which Node.js does not parse. */
export function refuseUnreadable(error: Error, socket: Duplex): void {
  const code = 'code' in error ? String(error.code) : '';
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isCutOff = code === 'HPE_INVALID_EOF_STATE';
  writeRefusal(
    socket,
    isCutOff ? refusals.bodyCutOff() : refusals.unreadableRequest(STATUSES[code] ?? 400),
  );
}

/** Responds to a request to open a tunnel. Node.js would close the connection. */
export function refuseTunnel(_request: unknown, socket: Duplex): void {
  writeRefusal(socket, refusals.unreadableRequest(501));
}

function writeRefusal(socket: Duplex, refusal: Refusal): void {
  const body = JSON.stringify(refusal.body);
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${newHexId('req_')}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
