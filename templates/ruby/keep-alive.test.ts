import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { eachRequest, rawResponse } from './testing/each-request.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { startSecureServer } from './testing/start-secure-server.js';
import { startTcpServer, type TcpServer } from './testing/start-tcp-server.js';

const ok = (id: string, headers = ''): string => rawResponse({ id }, headers);
/** A call without a retry. */
const get = (id: string): string =>
  `openai.files.retrieve("${id}", request_options: { max_retries: 0 }).id`;
const post = (data: string, options = '{ max_retries: 0 }'): string =>
  `openai.uploads.parts.create("u", data: ${data}, request_options: ${options}).id`;
/** Far more than the buffers of a connection. */
const LARGE = 32 * 1024 * 1024;

interface Recorded {
  readonly server: TcpServer;
  /** For each request, the number of its connection and its first line. */
  readonly requests: readonly (readonly [number, string])[];
  run(lines: string): Promise<unknown>;
}

/** @param respond called for each request, with its number. */
async function record(
  respond: (socket: Socket, turn: number, head: string) => void,
): Promise<Recorded> {
  const requests: [number, string][] = [];
  const server: TcpServer = await startTcpServer((socket) => {
    const connection = server.sockets.length;
    socket.on('end', () => socket.end());
    eachRequest(socket, (head) => {
      // A request that crosses the end of its connection.
      if (socket.writableEnded) return;
      requests.push([connection, head.slice(0, head.indexOf(' HTTP'))]);
      respond(socket, requests.length, head);
    });
  });
  const url = `http://${server.address}`;
  return { server, requests, run: (lines) => evaluate(lines, { url }) };
}

/** The connections of the requests, in their order. */
function connections({ requests }: Recorded): readonly number[] {
  return requests.map(([connection]) => connection);
}

describe.skipIf(!hasRuby)('a connection of the Ruby library (needs ruby)', () => {
  test('is used for one call after another', async () => {
    const server = await record((socket, turn) => socket.write(ok(`file-${String(turn)}`)));
    const lines = `[${get('a')}, ${post('"rain"')}, ${get('c')}, openai.files.delete("d").id]`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4']);
    expect(connections(server)).toEqual([1, 1, 1, 1]);
  });

  test('is used again after an error response, and for the retry', async () => {
    const rejection = rawResponse({ error: { message: 'no' } }, '', '503 Service Unavailable');
    const server = await record((socket, turn) =>
      socket.write(turn === 1 ? rejection : ok('file-a')),
    );
    expect(await server.run('openai.files.retrieve("a").id')).toBe('file-a');
    expect(connections(server)).toEqual([1, 1]);
  });

  test('belongs to one request at a time', async () => {
    const waiting: (() => void)[] = [];
    const server = await record((socket, turn) => {
      waiting.push(() => socket.write(ok(`file-${String(turn)}`)));
      // The first three arrive at the same time; none of them has a response before.
      if (turn >= 3) for (const respond of waiting.splice(0)) respond();
    });
    const lines = `ids = 3.times.map { Thread.new { ${get('a')} } }.map(&:value)
      [*ids, ${get('b')}].sort`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4']);
    expect(new Set(connections(server).slice(0, 3)).size).toBe(3);
    expect(server.server.sockets).toHaveLength(3);
  });

  const unkept = [
    { reason: 'the server says that it closes it', headers: 'connection: close\r\n' },
    { reason: 'the server keeps it for only a second', headers: 'keep-alive: timeout=1\r\n' },
  ];
  test.each(unkept)('is not used again where $reason', async ({ headers }) => {
    const server = await record((socket) => socket.write(ok('file-a', headers)));
    expect(await server.run(`[${get('a')}, ${get('b')}]`)).toEqual(['file-a', 'file-a']);
    expect(connections(server)).toEqual([1, 2]);
  });

  test('is not kept where the client says so', async () => {
    const server = await record((socket) => socket.write(ok('file-a')));
    const lines = `openai = OpenAI::Client.new(keep_alive_timeout: 0)
      [${get('a')}, ${get('b')}, failure { OpenAI::Client.new(keep_alive_timeout: nil) }]`;
    expect(await server.run(lines)).toEqual([
      'file-a',
      'file-a',
      ['InvalidInputError', 'keep_alive_timeout: expected seconds of at least 0, received nil'],
    ]);
    expect(connections(server)).toEqual([1, 2]);
  });

  test('is closed by close, and the client can still be used', async () => {
    const server = await record((socket) => socket.write(ok('file-a')));
    const lines = `first = ${get('a')}
      openai.close
      [first, ${get('b')}]`;
    expect(await server.run(lines)).toEqual(['file-a', 'file-a']);
    expect(connections(server)).toEqual([1, 2]);
  });

  test('is closed where the response is not read to its end', async () => {
    const server = await record((socket, turn) =>
      turn === 1
        ? socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n0123456789')
        : socket.write(ok('file-a')),
    );
    const lines = `[openai.files.content("a") { |piece| break piece }, ${get('b')}]`;
    expect(await server.run(lines)).toEqual(['0123456789', 'file-a']);
    expect(connections(server)).toEqual([1, 2]);
  });

  // RFC 9112, section 9.2: such data is not a response to a request that is not yet sent.
  const unsolicited = [
    { when: 'with the response', send: (socket: Socket) => socket.write(ok('a') + ok('wrong')) },
    {
      when: 'after the response',
      send: (socket: Socket) => socket.write(ok('a'), () => socket.write(ok('wrong'))),
    },
  ];
  test.each(unsolicited)('is not used again after data that comes $when', async ({ send }) => {
    const server = await record((socket, turn, head) => {
      if (turn === 1) send(socket);
      else socket.write(ok(/files\/(\w+)/.exec(head)?.[1] ?? ''));
    });
    // The call of another client gives the data the time to arrive.
    const lines = `first = ${get('a')}
      other = OpenAI::Client.new.files.retrieve("b").id
      [first, other, ${get('c')}]`;
    expect(await server.run(lines)).toEqual(['a', 'b', 'c']);
    expect(connections(server)).toEqual([1, 2, 3]);
  });

  test('of a parent process is not used by its child', async () => {
    const server = await record((socket, turn) => socket.write(ok(`file-${String(turn)}`)));
    const lines = `first = ${get('a')}
      Process.wait(fork { ${get('b')}; openai.close })
      [first, ${get('c')}]`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-3']);
    expect(connections(server)).toEqual([1, 2, 1]);
  });

  test('of a parent process over TLS is not closed by its child', async () => {
    let connected = 0;
    const used: number[] = [];
    const server = await startSecureServer((socket) => {
      connected += 1;
      const connection = connected;
      eachRequest(socket, () => {
        used.push(connection);
        socket.write(ok('file-a'));
      });
    });
    const lines = `first = ${get('a')}
      Process.wait(fork { ${get('b')}; openai.close })
      [first, ${get('c')}]`;
    expect(await evaluate(lines, server)).toEqual(['file-a', 'file-a']);
    expect(used).toEqual([1, 2, 1]);
  });
});

// RFC 9110, section 9.2.2: a request that may have been applied is repeated only if it is idempotent.
describe.skipIf(!hasRuby)('a kept connection that its server closes (needs ruby)', () => {
  test('after each second response is replaced, without a failed attempt', async () => {
    const server = await record((socket, turn) => {
      socket.write(ok(`file-${String(turn)}`));
      if (turn % 2 === 0) socket.end();
    });
    const lines = `5.times.map { ${get('a')} }`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4', 'file-5']);
    expect(connections(server)).toEqual([1, 1, 2, 2, 3]);
  });

  test('while it is unused is replaced, for any method', async () => {
    const server = await record((socket, turn) => {
      socket.write(ok(`part-${String(turn)}`));
      if (turn === 1) socket.end();
    });
    // The server has closed the first connection before it responds on the other.
    const lines = `first = ${post('"rain"')}
      OpenAI::Client.new.files.retrieve("b")
      [first, ${post('"hail"')}]`;
    expect(await server.run(lines)).toEqual(['part-1', 'part-3']);
    expect(connections(server)).toEqual([1, 2, 3]);
  });

  /** Closes the first connection when its second request has arrived. */
  const closing = (close: (socket: Socket) => void): Promise<Recorded> =>
    record((socket, turn) => {
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
    expect(connections(server)).toEqual([1, 1, 2]);
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
        if (received < LARGE) return;
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

  test('within a response is a failed attempt, also of an idempotent request', async () => {
    const server = await closing((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'));
    const lines = `[${get('a')}, failure { ${get('b')} }&.first]`;
    expect(await server.run(lines)).toEqual(['file-1', 'APIConnectionError']);
    expect(connections(server)).toEqual([1, 1]);
  });

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
