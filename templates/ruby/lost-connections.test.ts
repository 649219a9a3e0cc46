import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  get,
  ok,
  post,
  recordConnections,
  type RecordedConnections,
} from './testing/record-connections.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { startTcpServer, type TcpServer } from './testing/start-tcp-server.js';

/** Far more than the buffers of a connection. */
const LARGE = 32 * 1024 * 1024;

// RFC 9110, section 9.2.2: a request that may have been applied is repeated only if it is idempotent.
describe.skipIf(!hasRuby)('a kept connection that its server closes (needs ruby)', () => {
  test('after each second response is replaced, without a failed attempt', async () => {
    const server = await recordConnections((socket, turn) => {
      socket.write(ok(`file-${String(turn)}`));
      if (turn % 2 === 0) socket.end();
    });
    const lines = `5.times.map { ${get('a')} }`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4', 'file-5']);
    expect(server.connections()).toEqual([1, 1, 2, 2, 3]);
  });

  test('while it is unused is replaced, for any method', async () => {
    const server = await recordConnections((socket, turn) => {
      if (turn === 2) server.server.sockets[0]?.end();
      socket.write(ok(`part-${String(turn)}`));
    });
    // The server closes the first connection before it responds on the other.
    const lines = `first = ${post('"rain"')}
      OpenAI::Client.new.files.retrieve("b")
      [first, ${post('"hail"')}]`;
    expect(await server.run(lines)).toEqual(['part-1', 'part-3']);
    expect(server.connections()).toEqual([1, 2, 3]);
  });

  /** Closes the first connection when its second request has arrived. */
  const closing = (close: (socket: Socket) => void): Promise<RecordedConnections> =>
    recordConnections((socket, turn) => {
      if (turn === 2) close(socket);
      else socket.write(ok(`file-${String(turn)}`));
    });
  const ways = [
    { how: 'ends', close: (socket: Socket) => socket.end() },
    { how: 'is reset', close: (socket: Socket) => socket.resetAndDestroy() },
  ];

  test.each(ways)(
    'and $how before a response: an idempotent request is repeated once',
    async ({ close }) => {
      const server = await closing(close);
      expect(await server.run(`[${get('a')}, ${get('b')}]`)).toEqual(['file-1', 'file-3']);
      expect(server.requests).toEqual([
        [1, 'GET /v1/files/a'],
        [1, 'GET /v1/files/b'],
        [2, 'GET /v1/files/b'],
      ]);
    },
  );

  test.each(ways)(
    'and $how before a response: a complete POST is a failed attempt',
    async ({ close }) => {
      const server = await closing(close);
      const lines = `[${get('a')}, failure { ${post('"rain"')} }&.first]`;
      expect(await server.run(lines)).toEqual(['file-1', 'APIConnectionError']);
      expect(server.requests).toEqual([
        [1, 'GET /v1/files/a'],
        [1, 'POST /v1/uploads/u/parts'],
      ]);
    },
  );

  test('before a response: a complete POST is repeated as max_retries allows', async () => {
    const server = await closing((socket) => socket.end());
    const lines = `[${get('a')}, ${post('StringIO.new("rain")', '{ max_retries: 1 }')}]`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-3']);
    expect(server.connections()).toEqual([1, 1, 2]);
  });

  test('before all of a POST was sent: it is repeated, as the server cannot have applied it', async () => {
    const lengths: number[] = [];
    const server: TcpServer = await startTcpServer((socket) => {
      const connection = server.sockets.length;
      if (connection === 1) {
        socket.once('data', () => {
          socket.write(ok('file-1'));
          socket.once('data', () => socket.resetAndDestroy());
        });
        return;
      }
      let received = 0;
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received < LARGE || socket.writableEnded) return;
        lengths.push(received);
        socket.end(ok('part-1'));
      });
    });
    const content = `StringIO.new("x" * ${String(LARGE)})`;
    const url = `http://${server.address}`;
    expect(await evaluate(`[${get('a')}, ${post(content)}]`, { url })).toEqual([
      'file-1',
      'part-1',
    ]);
    expect(lengths).toHaveLength(1);
    expect(server.sockets).toHaveLength(2);
  });

  test.each(['HTTP/1.1 2', 'HTTP/1.1 200 OK\r\ncontent-le'])(
    'within a response is a failed attempt, also of an idempotent request: %j',
    async (beginning) => {
      const server = await closing((socket) => socket.end(beginning));
      const lines = `[${get('a')}, failure { ${get('b')} }&.first]`;
      expect(await server.run(lines)).toEqual(['file-1', 'APIConnectionError']);
      expect(server.connections()).toEqual([1, 1]);
    },
  );

  test('is not used for what can be read only once', async () => {
    const server = await startTcpServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        if (text.startsWith('GET') || text.endsWith('0\r\n\r\n')) socket.write(ok('file-a'));
      });
    });
    const lines = `[${get('a')}, ${post('IO.popen(%w[echo rain])')}, ${get('b')}]`;
    expect(await evaluate(lines, { url: `http://${server.address}` })).toEqual([
      'file-a',
      'file-a',
      'file-a',
    ]);
    expect(server.sockets).toHaveLength(2);
  });
});
