import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { keySecrets } from '../auth/scheme-credential.js';
import { putSecrets } from './raw-key.js';

import type { RawRequest } from './raw-exchange.js';
import { openTransport, type RawReply } from './transport.js';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

type Behaviour = (socket: Socket, received: () => string) => void;

/** Sends a raw request to a server that behaves in some way, and returns what both sides saw. */
async function exchange(
  request: Partial<RawRequest>,
  behave: Behaviour,
): Promise<RawReply & { readonly came: string }> {
  let received = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    behave(socket, () => received);
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const baseUrl = new URL(`http://127.0.0.1:${String(port)}/v1`);
  const transport = openTransport({ baseUrl, apiKey: 'sk-k', timeout: 500, connections: 1 });
  const reply = await transport.sendRaw({
    method: 'GET',
    path: '/files',
    build: ({ path, authorization }) => Buffer.from(`GET ${path} HTTP/1.1\r\n${authorization}\r\n`),
    ...request,
  });
  return { ...reply, came: received };
}

const responding = (response: string): Behaviour => {
  return (socket) => socket.once('data', () => socket.write(response));
};

describe('bytes that are sent unchanged', () => {
  test('contain the key, and are shown without it', async () => {
    const { came: received, sent } = await exchange(
      {},
      responding('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
    );
    expect(received).toBe('GET /v1/files HTTP/1.1\r\nauthorization: Bearer sk-k\r\n\r\n');
    expect(sent.raw?.toString()).toBe(
      'GET /v1/files HTTP/1.1\r\nauthorization: Bearer $API_KEY\r\n\r\n',
    );
  });

  test('are followed by the end of our side if that is requested', async () => {
    const { received } = await exchange({ halfClose: true }, (socket, received) => {
      socket.on('end', () => socket.end(`HTTP/1.1 400 Bad\r\n\r\n${String(received().length)}`));
    });
    expect(received.bytes.toString()).toBe('54');
  });

  test('can be held back for a while', async () => {
    let before = '';
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const { came: received } = await exchange(
      { heldBack: { bytes: 4, until: () => released } },
      (socket, seen) => {
        socket.on('data', () => {
          if (before === '' && seen().includes('sk-k')) {
            before = seen();
            release();
          }
          if (seen().endsWith('\r\n\r\n')) socket.end('HTTP/1.1 204 No\r\n\r\n');
        });
      },
    );
    expect(before).toBe('GET /v1/files HTTP/1.1\r\nauthorization: Bearer sk-k');
    expect(received).toBe('GET /v1/files HTTP/1.1\r\nauthorization: Bearer sk-k\r\n\r\n');
  });
});

describe('the response to bytes', () => {
  const responses: readonly {
    readonly what: string;
    readonly response: string;
    readonly want: Partial<RawReply['received']>;
  }[] = [
    {
      what: 'a body of a told length',
      response: 'HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 2\r\n\r\nokrest',
      want: {
        status: 200,
        headers: { 'x-a': 'b', 'content-length': '2' },
        bytes: Buffer.from('ok'),
      },
    },
    {
      what: 'a body in chunks',
      response:
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n3;x=y\r\n...\r\n0\r\n\r\n',
      want: { status: 200, bytes: Buffer.from('ok...') },
    },
    {
      what: 'a final answer after a provisional one',
      response: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n',
      want: { status: 201, bytes: Buffer.alloc(0) },
    },
    {
      what: 'a header that comes twice',
      response: 'HTTP/1.0 400 Bad\r\nx: 1\r\nX: 2\r\ncontent-length: 0\r\n\r\n',
      want: { status: 400, headers: { x: '1, 2', 'content-length': '0' } },
    },
  ];
  test.each(responses)('is read: $what', async ({ response, want }) => {
    const { received } = await exchange({}, responding(response));
    expect(received).toMatchObject({ cut: false, ...want });
  });

  test('is read to the end of the connection if it has no length', async () => {
    const { received } = await exchange({}, (socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\nno good'));
    });
    expect(received).toMatchObject({ status: 400, cut: false, bytes: Buffer.from('no good') });
  });

  test('is reported as cut off if the connection ends before it does', async () => {
    const { received } = await exchange({}, (socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'));
    });
    expect(received).toMatchObject({ cut: true, brokenOff: true, bytes: Buffer.from('half') });
  });

  const failures: readonly {
    readonly what: string;
    readonly behave: Behaviour;
    readonly reason: string;
  }[] = [
    { what: 'the connection is closed', behave: (socket) => socket.end(), reason: 'closed' },
    { what: 'nothing comes', behave: () => undefined, reason: 'timeout' },
    { what: 'no HTTP comes', behave: responding('220 mail.example ESMTP\r\n'), reason: 'timeout' },
  ];
  test.each(failures)('is missing where $what', async ({ behave, reason }) => {
    await expect(exchange({}, behave)).rejects.toMatchObject({ name: 'ConnectionError', reason });
  });

  test('is not kept beyond a MiB', async () => {
    const { received } = await exchange({}, (socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2 * 1024 * 1024)}`);
      });
    });
    expect(received).toMatchObject({ status: 200, cut: true });
    expect(received.bytes.length).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('the key in bytes', () => {
  const given: readonly { readonly bytes: string; readonly want: string }[] = [
    { bytes: 'a: $PETS_API_KEYx\r\n\r\n', want: 'a: sk-keyx\r\n\r\n' },
    { bytes: 'a: ${PETS_API_KEY%?}\r\n\r\n', want: 'a: sk-ke\r\n\r\n' },
    { bytes: 'a: $PETS_API_KEY_2\r\n\r\n', want: 'a: $PETS_API_KEY_2\r\n\r\n' },
    { bytes: 'a: b\r\n\r\n$PETS_API_KEY', want: 'a: b\r\n\r\n$PETS_API_KEY' },
    { bytes: '$PETS_API_KEY $TEAM_KEY', want: 'sk-key $PETS_API_KEY' },
  ];
  test.each(given)('$bytes', ({ bytes, want }) => {
    const secrets = {
      ...keySecrets({ variable: 'PETS_API_KEY', secret: 'sk-key' }),
      // What a secret contains is not revealed once more.
      TEAM_KEY: '$PETS_API_KEY',
    };
    expect(putSecrets(Buffer.from(bytes), secrets).toString()).toBe(want);
  });
});
