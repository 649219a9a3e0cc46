import type { Socket } from 'node:net';

/** Calls a handler for each request on a connection, once its body, of a stated length, is complete. */
export function eachRequest(socket: Socket, handle: (head: string) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = received.subarray(0, end).toString();
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (received.length < end + 4 + length) return;
      received = received.subarray(end + 4 + length);
      handle(head);
    }
  });
}

/** A complete response with a JSON body. */
export function rawResponse(body: unknown, headers = '', status = '200 OK'): string {
  const text = JSON.stringify(body);
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${String(text.length)}\r\n${headers}\r\n${text}`;
}
