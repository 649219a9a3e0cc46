import { describe, expect, test } from 'vitest';
import { eachRequest, rawResponse } from './testing/each-request.js';
import { get, ok, post, recordConnections } from './testing/record-connections.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { startSecureServer } from './testing/start-secure-server.js';

describe.skipIf(!hasRuby)('a connection of the Ruby library (needs ruby)', () => {
  test('is used for one call after another', async () => {
    const server = await recordConnections((socket, turn) =>
      socket.write(ok(`file-${String(turn)}`)),
    );
    const lines = `[${get('a')}, ${post('"rain"')}, ${get('c')}, openai.files.delete("d").id]`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4']);
    expect(server.connections()).toEqual([1, 1, 1, 1]);
  });

  test('is used again after an error response, and for the retry', async () => {
    const rejection = rawResponse({ error: { message: 'no' } }, '', '503 Service Unavailable');
    const server = await recordConnections((socket, turn) =>
      socket.write(turn === 1 ? rejection : ok('file-a')),
    );
    expect(await server.run('openai.files.retrieve("a").id')).toBe('file-a');
    expect(server.connections()).toEqual([1, 1]);
  });

  test('belongs to one request at a time', async () => {
    const waiting: (() => void)[] = [];
    const server = await recordConnections((socket, turn) => {
      waiting.push(() => socket.write(ok(`file-${String(turn)}`)));
      // The first three arrive at the same time; none of them has a response before.
      if (turn >= 3) for (const respond of waiting.splice(0)) respond();
    });
    const lines = `ids = 3.times.map { Thread.new { ${get('a')} } }.map(&:value)
      [*ids, ${get('b')}].sort`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-2', 'file-3', 'file-4']);
    expect(new Set(server.connections().slice(0, 3)).size).toBe(3);
    expect(server.server.sockets).toHaveLength(3);
  });

  const unkept = [
    { reason: 'the server says that it closes it', headers: 'connection: close\r\n' },
    { reason: 'the server keeps it for only a second', headers: 'keep-alive: timeout=1\r\n' },
  ];
  test.each(unkept)('is not used again where $reason', async ({ headers }) => {
    const server = await recordConnections((socket) => socket.write(ok('file-a', headers)));
    expect(await server.run(`[${get('a')}, ${get('b')}]`)).toEqual(['file-a', 'file-a']);
    expect(server.connections()).toEqual([1, 2]);
  });

  test('is not kept where the client says so', async () => {
    const server = await recordConnections((socket) => socket.write(ok('file-a')));
    const lines = `openai = OpenAI::Client.new(keep_alive_timeout: 0)
      [${get('a')}, ${get('b')}, failure { OpenAI::Client.new(keep_alive_timeout: nil) }]`;
    expect(await server.run(lines)).toEqual([
      'file-a',
      'file-a',
      ['InvalidInputError', 'keep_alive_timeout: expected seconds of at least 0, received nil'],
    ]);
    expect(server.connections()).toEqual([1, 2]);
  });

  test('is closed by close, and the client can still be used', async () => {
    const server = await recordConnections((socket) => socket.write(ok('file-a')));
    const lines = `first = ${get('a')}
      openai.close
      [first, ${get('b')}]`;
    expect(await server.run(lines)).toEqual(['file-a', 'file-a']);
    expect(server.connections()).toEqual([1, 2]);
  });

  test('is closed where the response is not read to its end', async () => {
    const server = await recordConnections((socket, turn) =>
      turn === 1
        ? socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n0123456789')
        : socket.write(ok('file-a')),
    );
    const lines = `[openai.files.content("a") { |piece| break piece }, ${get('b')}]`;
    expect(await server.run(lines)).toEqual(['0123456789', 'file-a']);
    expect(server.connections()).toEqual([1, 2]);
  });

  // RFC 9112, section 9.2: such data is not a response to a request that is not yet sent.
  test.each(['with', 'after'])(
    'is not used again after data that comes %s the response',
    async (when) => {
      const server = await recordConnections((socket, turn, head) => {
        if (turn === 1) socket.write(ok('a') + (when === 'with' ? ok('wrong') : ''));
        // The first connection is unused when the second one has a request.
        if (turn === 2 && when === 'after') server.server.sockets[0]?.write(ok('wrong'));
        if (turn > 1) socket.write(ok(/files\/(\w+)/.exec(head)?.[1] ?? ''));
      });
      const lines = `first = ${get('a')}
      other = OpenAI::Client.new.files.retrieve("b").id
      [first, other, ${get('c')}]`;
      expect(await server.run(lines)).toEqual(['a', 'b', 'c']);
      expect(server.connections()).toEqual([1, 2, 3]);
    },
  );

  test('of a parent process is not used by its child', async () => {
    const server = await recordConnections((socket, turn) =>
      socket.write(ok(`file-${String(turn)}`)),
    );
    const lines = `first = ${get('a')}
      Process.wait(fork { ${get('b')}; openai.close })
      [first, ${get('c')}]`;
    expect(await server.run(lines)).toEqual(['file-1', 'file-3']);
    expect(server.connections()).toEqual([1, 2, 1]);
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
