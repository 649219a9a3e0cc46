import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { startSecureServer } from './testing/start-secure-server.js';
import { startTcpServer } from './testing/start-tcp-server.js';

const BODY = '{"error":{"message":"too large","type":"t","param":null,"code":null}}';
const REJECTION = `HTTP/1.1 413 Content Too Large\r\ncontent-type: application/json\r\ncontent-length: ${String(BODY.length)}\r\n\r\n${BODY}`;
/** Far more than the buffers of a connection. */
const LARGE = 32 * 1024 * 1024;
const SEND = `started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  told = failure { openai.uploads.parts.create("u", data: StringIO.new("x" * ${String(LARGE)}), request_options: { timeout: 20, max_retries: 0 }) }
  [told, Process.clock_gettime(Process::CLOCK_MONOTONIC) - started < 10]`;

/** Responds once the first bytes have come, and reads no more. */
function reject(socket: Socket, then: (socket: Socket) => void): void {
  socket.once('data', () => {
    socket.pause();
    socket.write(REJECTION, () => {
      then(socket);
    });
  });
}

describe.skipIf(!hasRuby)('a response that comes before the body is sent (needs ruby)', () => {
  const conducts: readonly { readonly conduct: string; readonly then: (socket: Socket) => void }[] =
    [
      { conduct: 'closes the connection', then: (socket) => socket.destroy() },
      { conduct: 'resets the connection', then: (socket) => socket.resetAndDestroy() },
      { conduct: 'ends its side, and keeps the connection open', then: (socket) => socket.end() },
      { conduct: 'keeps the connection open, and reads nothing', then: () => undefined },
    ];
  test.each(conducts)('is reported where the server $conduct', async ({ then }) => {
    const server = await startTcpServer((socket) => {
      reject(socket, then);
    });
    const url = `http://${server.address}`;
    expect(await evaluate(SEND, { url })).toEqual([['APIStatusError', '413 too large'], true]);
  });

  test('is not an interim response', async () => {
    const server = await startTcpServer((socket) => {
      let received = 0;
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
        setTimeout(() => socket.resume(), 200);
      });
      socket.on('data', (chunk) => {
        received += chunk.length;
        if (received > LARGE)
          socket.end('HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"id":"ok"}');
      });
    });
    const url = `http://${server.address}`;
    const lines = `openai.uploads.parts.create("u", data: "x" * ${String(LARGE)}).id`;
    expect(await evaluate(lines, { url })).toBe('ok');
  });

  describe('over TLS', () => {
    test('is reported', async () => {
      const run = await startSecureServer((socket) => {
        reject(socket, () => undefined);
      });
      expect(await evaluate(SEND, run)).toEqual([['APIStatusError', '413 too large'], true]);
    });

    test('is not data of the TLS connection itself', async () => {
      const run = await startSecureServer((socket) => {
        let received = 0;
        setTimeout(() => {
          socket.on('data', (chunk: Buffer) => {
            received += chunk.length;
            if (received > LARGE)
              socket.end('HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"id":"ok"}');
          });
        }, 200);
      });
      const lines = `openai.uploads.parts.create("u", data: "x" * ${String(LARGE)}).id`;
      expect(await evaluate(lines, run)).toBe('ok');
    });
  });
});
