import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';
import { call, form, sendRaw } from './testing/test-client.js';

let folder: string;
let server: RunningServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  server = await serve({ apiKey: 'right', dataDir: folder });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const stored = (): Promise<string[]> => readdir(join(folder, 'content'));
const head = (line: string, ...headers: readonly string[]): string =>
  [
    `${line} HTTP/1.1`,
    'Host: a',
    'Connection: close',
    'Authorization: Bearer right',
    ...headers,
    '\r\n',
  ].join('\r\n');
const FORM = 'Content-Type: multipart/form-data; boundary=b';
const BODY =
  '--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nvision\r\n' +
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhello\r\n--b--\r\n';

describe('a key', () => {
  it.each([
    ['no key', ''],
    ['an empty key', 'Bearer '],
    ['another scheme', 'Basic right'],
    ['a wrong key', 'Bearer secret-of-somebody'],
  ])('is required: %s returns 401', async (_name, authorization) => {
    const headers = { Authorization: authorization };
    const response = await call(server, 'GET /nowhere', { headers });
    expect(response).toMatchObject({
      status: 401,
      body: { error: { type: 'invalid_request_error', param: null, code: 'invalid_api_key' } },
    });
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="OpenAI API"');
    expect(JSON.stringify(response.body)).not.toContain('secret');
  });

  it('may be any key if the server has none', async () => {
    const open = await serve();
    expect((await call(open, 'GET /files')).status).toBe(200);
    expect((await call(open, 'GET /files', { headers: { Authorization: 'x' } })).status).toBe(401);
    await open.close();
  });
});

describe('a path', () => {
  it('without an operation returns the recorded error', async () => {
    expect(await call(server, 'GET /files/?limit=1')).toMatchObject({
      status: 404,
      body: {
        error: {
          message: 'Invalid URL (GET /v1/files/)',
          type: 'invalid_request_error',
          param: null,
          code: null,
        },
      },
    });
  });

  it('reports its supported methods', async () => {
    const response = await call(server, 'PUT /files');
    expect(response).toMatchObject({ status: 405, body: { error: { code: null } } });
    expect(response.headers.get('allow')).toBe('POST, GET, HEAD');
  });

  it('with dots does not reach a folder', async () => {
    const received = await sendRaw(server, head('GET /v1/files/..'));
    expect(received).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    expect(received).toContain('No such File object: ..');
  });

  it('returns only the headers of GET for HEAD', async () => {
    const { body } = await call(server, 'POST /files', {
      ...form(['purpose', 'vision'], ['file', new File(['hello'], 'a')]),
    });
    const received = await sendRaw(
      server,
      head(`HEAD /v1/files/${(body as { id: string }).id}/content`),
    );
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(received).toMatch(/content-length: 5\r\n/i);
    expect(received).toMatch(/\r\n\r\n$/);
  });
});

describe('every response', () => {
  it('has an id and its processing time', async () => {
    const { headers } = await call(server, 'GET /files');
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
    expect(headers.get('openai-processing-ms')).toMatch(/^[0-9]+$/);
    expect(headers.get('content-type')).toBe('application/json');
  });
});

describe('a body', () => {
  it.each([
    ['without a boundary', 'Content-Type: multipart/form-data', BODY],
    ['with another boundary', 'Content-Type: multipart/form-data; boundary=c', BODY],
    ['without its end', FORM, BODY.slice(0, -10)],
    ['of nothing', FORM, ''],
    ['of another media type', 'Content-Type: text/plain', BODY],
    ['without a media type', 'X-None: 1', BODY],
  ])('%s is rejected with 400 and leaves nothing', async (_name, type, body) => {
    const bytes = head('POST /v1/files', type, `Content-Length: ${body.length}`) + body;
    const received = await sendRaw(server, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(received.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      error: { type: 'invalid_request_error', param: null, code: null },
    });
    expect(await stored()).toEqual([]);
  });

  it('that is cut off is rejected if the client still listens, and leaves nothing', async () => {
    const bytes = head('POST /v1/files', FORM, 'Content-Length: 5000') + BODY.slice(0, -12);
    const received = await sendRaw(server, bytes, { end: true });
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    await expect.poll(stored).toEqual([]);
  });

  it('leaves nothing if the client disconnects', async () => {
    const bytes = head('POST /v1/files', FORM, 'Content-Length: 5000', 'Expect: 100-continue');
    await sendRaw(server, bytes, {
      later: async (socket) => {
        socket.write(BODY.slice(0, -12));
        await expect.poll(stored).toHaveLength(1);
        socket.resetAndDestroy();
      },
    });
    await expect.poll(stored).toEqual([]);
  });

  it('is not requested if the request is rejected without it', async () => {
    const bytes = head(
      'POST /v1/uploads/x/parts',
      FORM,
      'Content-Length: 9',
      'Expect: 100-continue',
    );
    expect(await sendRaw(server, bytes)).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  });

  it('above 512 MiB is rejected before it is sent', async () => {
    const bytes = head('POST /v1/files', FORM, 'Content-Length: 999999999', 'Expect: 100-continue');
    const received = await sendRaw(server, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(received).toContain('File is too large.');
  });

  it('is read to its end after an early rejection, so that the client gets the response', async () => {
    const bytes = 8_000_000;
    const socket = connect(server.port, '127.0.0.1').pause();
    socket.write(head('POST /v1/uploads/x/parts', FORM, `Content-Length: ${bytes}`));
    await new Promise<void>((resolve, reject) => {
      socket.write(Buffer.alloc(bytes), (error) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
    const [response] = (await once(socket.resume(), 'data')) as [Buffer];
    expect(response.toString()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  });
});

describe('a multipart body', () => {
  it.each([
    ['white space after each boundary', BODY.replaceAll('--b\r\n', '--b \t\r\n')],
    ['white space after the last boundary', BODY.replace(/--b--\r\n$/, '--b-- \t\r\n')],
    ['text before and after it', `before\r\n${BODY}after\r\n`],
    ['no line end after it', BODY.slice(0, -2)],
    [
      'undocumented headers',
      BODY.replaceAll(
        'Content-Disposition',
        'Content-Length: 5\r\nContent-Transfer-Encoding: binary\r\nContent-Disposition',
      ),
    ],
    ['header names in capitals', BODY.replaceAll('Content-Disposition', 'CONTENT-DISPOSITION')],
  ])('with %s is accepted', async (_name, body) => {
    const bytes = head('POST /v1/files', FORM, `Content-Length: ${body.length}`) + body;
    const received = await sendRaw(server, bytes);
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(received).toContain('"bytes":5,');
  });

  it.each(['"b"', `"${'x'.repeat(70)}"`, "a'()+_,-./:=?z", '"a b"'])(
    'may have the boundary %s',
    async (boundary) => {
      const body = BODY.replaceAll('--b', `--${boundary.replaceAll('"', '')}`);
      const type = `Content-Type: multipart/form-data; boundary=${boundary}`;
      const bytes = head('POST /v1/files', type, `Content-Length: ${body.length}`) + body;
      expect(await sendRaw(server, bytes)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    },
  );
});

describe('a request that HTTP forbids', () => {
  const get = 'GET /v1/files HTTP/1.1\r\n';
  const post = head('POST /v1/uploads', 'Content-Type: application/json');
  const rest = 'Connection: close\r\n\r\n';
  it.each([
    ['no Host', get + rest, '400 Bad Request'],
    ['two Hosts', `${get}Host: a\r\nHost: b\r\n${rest}`, '400 Bad Request'],
    ['an invalid Host', `${get}Host: a/b\r\n${rest}`, '400 Bad Request'],
    ['an unknown expectation', head('GET /v1/files', 'Expect: 200-ok'), '417 Expectation Failed'],
    ['a method for proxies', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n', '501 Not Implemented'],
    ['another version of HTTP', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 Bad Request'],
    [
      'a Content-Length and chunks',
      `${post.slice(0, -2)}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      '400 Bad Request',
    ],
    [
      'a broken chunk',
      `${post.slice(0, -2)}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      '400 Bad Request',
    ],
    [
      'a chunk extension above 16 KiB',
      `${post.slice(0, -2)}Transfer-Encoding: chunked\r\n\r\n2;a=${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
      '413 Payload Too Large',
    ],
  ])('is rejected with the envelope: %s', async (_name, bytes, status) => {
    const received = await sendRaw(server, bytes);
    const [top = '', body = ''] = received.split('\r\n\r\n');
    expect(top.split('\r\n')[0]).toBe(`HTTP/1.1 ${status}`);
    expect(Object.keys((JSON.parse(body) as { error: object }).error)).toEqual([
      'message',
      'type',
      'param',
      'code',
    ]);
  });

  it('needs no Host in HTTP/1.0', async () => {
    const bytes = `${get.replace('1.1', '1.0')}Authorization: Bearer right\r\n\r\n`;
    expect(await sendRaw(server, bytes)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

describe('a rejected body', () => {
  it.each([
    ['that ends too early', 'Content-Length: 1000', '--b', (socket: Socket) => socket.end()],
    [
      'that becomes unreadable',
      'Transfer-Encoding: chunked',
      '3\r\n--b\r\n',
      (socket: Socket) => socket.write('hello\r\n\r\n'),
    ],
  ])('%s has one response', async (_name, framing, start, goOn) => {
    const lines = ['POST /v1/files HTTP/1.1', 'Host: a', FORM, framing, '\r\n'];
    const received = await sendRaw(server, lines.join('\r\n') + start, {
      later: (socket) => Promise.resolve(void goOn(socket)),
    });
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
  });
});

describe('bytes that are not a request', () => {
  it.each([
    ['bytes that are not HTTP', 'hello\r\n\r\n', '400 Bad Request'],
    ['a NUL in the path', head('GET /v1/files/\0'), '400 Bad Request'],
    [
      'headers above 16 KiB',
      head('GET /v1/files', `X-Long: ${'x'.repeat(20_000)}`),
      '431 Request Header Fields Too Large',
    ],
  ])('are rejected with the envelope: %s', async (_name, bytes, status) => {
    const received = await sendRaw(server, bytes);
    const [top = '', body = ''] = received.split('\r\n\r\n');
    expect(top.split('\r\n')[0]).toBe(`HTTP/1.1 ${status}`);
    expect(JSON.parse(body)).toMatchObject({ error: { param: null, code: null } });
    expect((await call(server, 'GET /files')).status).toBe(200);
  });
});
