import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { isClosing } from '../../connection/closing-connections.js';
import { newHexId } from './new-id.js';
import type { Rejection } from './rejection.js';
import { rejections } from './rejections.js';

const STATUSES: Readonly<Record<string, 408 | 413 | 431>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** Responds to bytes that are not an HTTP request, which Node.js does not parse. */
export function rejectUnreadable(error: Error, socket: Duplex): void {
  const code = 'code' in error ? String(error.code) : '';
  if (isClosing(socket)) {
    socket.end(() => socket.destroy());
    return;
  }
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isCutOff = code === 'HPE_INVALID_EOF_STATE';
  writeRejection(
    socket,
    isCutOff ? rejections.bodyCutOff() : rejections.unreadableRequest(STATUSES[code] ?? 400),
  );
}

/** Responds to a request to open a tunnel. Node.js would close the connection. */
export function rejectTunnel(_request: unknown, socket: Duplex): void {
  writeRejection(socket, rejections.unreadableRequest(501));
}

function writeRejection(socket: Duplex, rejection: Rejection): void {
  const body = JSON.stringify(rejection.body);
  socket.end(
    [
      `HTTP/1.1 ${rejection.status} ${STATUS_CODES[rejection.status] ?? ''}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${newHexId('req_')}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
