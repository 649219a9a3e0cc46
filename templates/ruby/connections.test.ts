import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { json } from '../typescript/runtime/testing/capture-server.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { call, start } from './testing/start-server.js';

const file = { id: 'file-a', object: 'file' };

/** A server that responds to each connection with raw bytes. */
async function rawTcp(response: (socket: Socket, turn: number) => void): Promise<string> {
  let turn = 0;
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      response(socket, turn);
      turn += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
}

describe.skipIf(!hasRuby)('connections of the Ruby library (needs ruby)', () => {
  test('a slow response is cut when its time is up', async () => {
    const url = await rawTcp((socket) => {
      const timer = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    const lines =
      'failure { openai.files.retrieve("a", request_options: { timeout: 0.4, max_retries: 0 }) }';
    const printed = await evaluate(lines, { url });
    expect(printed).toEqual(['APITimeoutError', `GET ${url}/files/a: no response within 0.4 s`]);
  });

  test('an endless pipe does not extend a call beyond its timeout', async () => {
    const server = await start(json(200, file));
    const printed = await call(
      server,
      `reader, _writer = IO.pipe
      failure { openai.uploads.parts.create("u", data: reader, request_options: { timeout: 0.4 }) }`,
    );
    expect(printed).toEqual([
      'APITimeoutError',
      expect.stringContaining('no response within 0.4 s'),
    ]);
  });

  test('truncated content is an error, and is not requested again', async () => {
    let turns = 0;
    const url = await rawTcp((socket, turn) => {
      turns = turn + 1;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
    });
    const printed = await evaluate(
      `pieces = []
      [failure { openai.files.content("a") { |piece| pieces << piece } }, pieces, failure { openai.files.content("a") }&.first]`,
      { url },
    );
    expect(printed).toEqual([
      ['APIConnectionError', `GET ${url}/files/a/content: the response ended after 4 of 10 bytes`],
      ['half'],
      'APIConnectionError',
    ]);
    expect(turns).toBe(2);
  });

  test("an error of the caller's block is raised unchanged", async () => {
    const server = await start((_request, response) => response.end('content'));
    const printed = await call(
      server,
      `raised = begin
        openai.files.content("a") { |_| raise IOError, "the disk is full" }
      rescue IOError => e
        e.message
      end
      [raised, openai.files.content("a") { |piece| break piece }]`,
    );
    expect(printed).toEqual(['the disk is full', 'content']);
  });

  test('a file that changes while it is sent is reported', async () => {
    const server = await start(json(200, file));
    const printed = await call(
      server,
      `io = StringIO.new("rain")
      changing = OpenAI::FilePart.new(io)
      def io.read(*) = super&.slice(0, 2)
      failure { openai.uploads.parts.create("u", data: changing) }`,
    );
    expect(printed).toEqual([
      'BodyReadError',
      'data: it had 4 bytes when the request began, and changed since',
    ]);
  });

  test('an error while reading a file is reported as such', async () => {
    const server = await start(json(200, file));
    const printed = await call(
      server,
      `broken = Object.new
      def broken.read(_n) = raise(Errno::EIO)
      failure { openai.uploads.parts.create("u", data: broken) }`,
    );
    expect(printed).toEqual(['BodyReadError', 'data: could not be read: Input/output error']);
  });

  test('a file that reports size 0 but has content is reported', async () => {
    const server = await start(json(200, file));
    const printed = await call(
      server,
      `reported = Pathname("/proc/self/status")
      failure { openai.uploads.parts.create("u", data: reported) }`,
    );
    expect(printed).toEqual([
      'BodyReadError',
      'data: its size is reported as 0 bytes, but it is not empty; pass its content as a String',
    ]);
  });

  test('content is written completely to the file of a Pathname', async () => {
    const pieces = ['first,', 'second,', 'last'];
    const server = await start((_request, response) => {
      const next = (): void => {
        const piece = pieces.shift();
        if (piece === undefined) response.end();
        else response.write(piece, () => setTimeout(next, 20));
      };
      next();
    });
    const printed = await call(
      server,
      `require "tmpdir"
      Dir.mktmpdir do |folder|
        path = Pathname(folder) + "content.bin"
        path.write("x" * 100)
        [openai.files.content("a", to: path), path.binread]
      end`,
    );
    expect(printed).toEqual([null, 'first,second,last']);
  });

  test('an error response leaves the file of a Pathname unchanged', async () => {
    const server = await start(json(404, { error: { message: 'no' } }));
    const printed = await call(
      server,
      `require "tmpdir"
      Dir.mktmpdir do |folder|
        path = Pathname(folder) + "content.bin"
        path.write("kept")
        [failure { openai.files.content("a", to: path) }&.first, path.read]
      end`,
    );
    expect(printed).toEqual(['NotFoundError', 'kept']);
  });
});
