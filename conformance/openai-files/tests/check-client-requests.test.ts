import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkClient } from '../../client/check-client.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import { serve, type RunningServer } from '../serve.js';

const key = 'sk-key-of-this-test';
let server: RunningServer;
beforeAll(async () => {
  server = await serve({ apiKey: key });
});
afterAll(() => server.close());

/** Sends bytes on a connection of their own, and reads until the other side closes or is silent. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('data', (bytes: Buffer) => (received += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(Buffer.from(text, 'latin1'));
  });
}

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  /** The value of Content-Length where it is not the length. */
  readonly length?: number;
  /** No Authorization. */
  readonly isAnonymous?: boolean;
}

/** A request as bytes, one character for each. */
function write({ method = 'GET', path, headers = [], body, length, isAnonymous }: Sent): string {
  const size = body === undefined ? undefined : (length ?? Buffer.byteLength(body, 'latin1'));
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...(isAnonymous === true ? [] : [`Authorization: Bearer ${key}`]),
    ...headers,
    ...(size === undefined ? [] : [`Content-Length: ${size}`]),
    'Connection: close',
    '',
    body ?? '',
  ].join('\r\n');
}

/** Sends requests one after the other. @returns the violated requirements with their locations */
async function judge(...requests: readonly (Sent | string)[]): Promise<readonly string[]> {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(server.url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(url) {
      const { port } = new URL(url);
      let last = '';
      for (const request of requests) {
        const text = typeof request === 'string' ? request : write(request);
        // What an earlier response assigned takes the place of its name.
        const [, id = ''] = /"id": ?"([^"]+)"/.exec(last) ?? [];
        last = await send(Number(port), text.replaceAll('{id}', id));
      }
      return { kind: 'exited', code: 0 };
    },
  });
  return result.cases.flatMap(({ findings }) =>
    findings.map(({ requirement, location, exchange }) =>
      [exchange, requirement, JSON.stringify(Object.values(location).slice(1))].join(' '),
    ),
  );
}

const boundary = 'b0undary';
const formType = `Content-Type: multipart/form-data; boundary=${boundary}`;
const disposition = (parameters: string): string => `Content-Disposition: form-data; ${parameters}`;

interface Part {
  readonly head: string;
  readonly content: string;
}

const purposePart: Part = { head: disposition('name="purpose"'), content: 'user_data' };
const filePart: Part = {
  head: `${disposition('name="file"; filename="a.txt"')}\r\nContent-Type: text/plain`,
  content: 'hello',
};

function form(...parts: readonly Part[]): string {
  const written = parts.map(
    ({ head, content }) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`,
  );
  return `${written.join('')}--${boundary}--\r\n`;
}

const files = { path: '/v1/files' };
const upload = {
  method: 'POST',
  path: '/v1/uploads',
  headers: ['Content-Type: application/json'],
};
const uploadBody = {
  purpose: 'user_data',
  filename: 'a.txt',
  bytes: 5,
  mime_type: 'text/plain',
};
const create = { method: 'POST', path: '/v1/files', headers: [formType] };

describe('a right request has no finding:', () => {
  test.each<readonly [string, Sent]>([
    ['a list', files],
    ['a list with its parameters', { path: '/v1/files?limit=2&order=asc&purpose=user_data' }],
    ['a parameter that the document does not have', { path: '/v1/files?verbose=1' }],
    ['an unknown file', { path: '/v1/files/file-000' }],
    [
      'a scheme in lower case',
      { ...files, isAnonymous: true, headers: [`authorization: bearer ${key}`] },
    ],
    ['headers of its own', { ...files, headers: ['X-A: 1', 'Accept: */*', 'Cookie: a=b'] }],
    ['a form', { ...create, body: form(purposePart, filePart) }],
    ['a form in another order', { ...create, body: form(filePart, purposePart) }],
    [
      'a quoted boundary',
      {
        ...create,
        headers: [`Content-Type: multipart/form-data; boundary="${boundary}"`],
        body: form(purposePart, filePart),
      },
    ],
    [
      'further headers of a part',
      {
        ...create,
        body: form(purposePart, {
          ...filePart,
          head: `${filePart.head}\r\nContent-Length: 5\r\nContent-Transfer-Encoding: binary`,
        }),
      },
    ],
    [
      'expires_after in its parts',
      {
        ...create,
        body: form(
          purposePart,
          { head: disposition('name="expires_after[anchor]"'), content: 'created_at' },
          { head: disposition('name="expires_after[seconds]"'), content: '3600' },
          filePart,
        ),
      },
    ],
    ['a preamble', { ...create, body: `preamble\r\n${form(purposePart, filePart)}` }],
    ['an Upload', { ...upload, body: JSON.stringify(uploadBody) }],
    [
      'a media type with a parameter',
      {
        ...upload,
        headers: ['Content-Type: application/json; charset=utf-8'],
        body: JSON.stringify(uploadBody),
      },
    ],
    [
      'a chunked body',
      {
        ...upload,
        headers: [...upload.headers, 'Transfer-Encoding: chunked'],
      },
    ],
  ])('%s', async (_, request) => {
    const isChunked = request.headers?.includes('Transfer-Encoding: chunked') === true;
    const text = JSON.stringify(uploadBody);
    const chunks = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    expect(await judge(isChunked ? write(request) + chunks : request)).toEqual([]);
  });
});

const without = (name: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(uploadBody).filter(([each]) => each !== name)));

describe('a wrong request has the finding of its own violation:', () => {
  test.each<readonly [string, Sent | string, readonly string[]]>([
    ['another path', { path: '/v1/file' }, ['client.path ["path"]']],
    ['a slash at the end', { path: '/v1/files/' }, ['client.path ["path"]']],
    ['two slashes', { path: '/v1//files' }, ['client.path ["path"]']],
    ['no base path', { path: '/files' }, ['client.path ["path"]']],
    ['the base path twice', { path: '/v1/v1/files' }, ['client.path ["path"]']],
    ['another method', { ...files, method: 'PUT' }, ['client.method ["method"]']],
    [
      'PATCH on a file',
      { path: '/v1/files/file-1', method: 'PATCH' },
      ['client.method ["method"]'],
    ],
    ['a limit of another type', { path: '/v1/files?limit=ten' }, ['client.query.value ["limit"]']],
    ['a limit of zero', { path: '/v1/files?limit=0' }, ['client.query.value ["limit"]']],
    [
      'a limit that is too high',
      { path: '/v1/files?limit=10001' },
      ['client.query.value ["limit"]'],
    ],
    ['a limit twice', { path: '/v1/files?limit=1&limit=2' }, ['client.query.value ["limit"]']],
    ['another order', { path: '/v1/files?order=newest' }, ['client.query.value ["order"]']],
    [
      'an unescaped quote in a query',
      { path: '/v1/files?after="a"' },
      ['client.path.escaping ["query"]'],
    ],
    ['an unescaped brace in a path', { path: '/v1/files/a{b}' }, ['client.path.escaping ["path"]']],
    [
      'a percent sign that escapes nothing',
      { path: '/v1/files/100%' },
      ['client.path.escaping ["path"]'],
    ],
    ['no key', { ...files, isAnonymous: true }, ['client.authentication ["authorization"]']],
    [
      'a key without a scheme',
      { ...files, isAnonymous: true, headers: [`Authorization: ${key}`] },
      ['client.authentication ["authorization"]'],
    ],
    [
      'a key in another header',
      { ...files, isAnonymous: true, headers: [`X-Api-Key: ${key}`] },
      ['client.authentication ["authorization"]'],
    ],
    [
      'an empty key',
      { ...files, isAnonymous: true, headers: ['Authorization: Bearer '] },
      ['client.authentication ["authorization"]'],
    ],
    ['a body with GET', { ...files, body: '{}' }, ['client.body.unexpected ["body"]']],
    ['no body', { ...upload, body: '' }, ['client.body.missing ["body"]']],
    [
      'no media type',
      { ...upload, headers: [], body: '{}' },
      ['client.media-type ["content-type"]'],
    ],
    [
      'JSON as a form',
      {
        ...upload,
        headers: ['Content-Type: application/x-www-form-urlencoded'],
        body: JSON.stringify(uploadBody),
      },
      ['client.media-type ["content-type"]'],
    ],
    [
      'a file as JSON',
      { ...create, headers: upload.headers, body: '{"purpose":"user_data"}' },
      ['client.media-type ["content-type"]'],
    ],
    ['broken JSON', { ...upload, body: '{"purpose":' }, ['client.body.json ["body"]']],
    ['JSON in Latin-1', { ...upload, body: '{"filename":"\xe9"}' }, ['client.body.json ["body"]']],
    ['no purpose', { ...upload, body: without('purpose') }, ['client.body.value ["/purpose"]']],
    ['no bytes', { ...upload, body: without('bytes') }, ['client.body.value ["/bytes"]']],
    [
      'bytes as text',
      { ...upload, body: JSON.stringify({ ...uploadBody, bytes: '5' }) },
      ['client.body.value ["/bytes"]'],
    ],
    [
      'another purpose',
      { ...upload, body: JSON.stringify({ ...uploadBody, purpose: 'fun' }) },
      ['client.body.value ["/purpose"]'],
    ],
    [
      'too short an expiry',
      {
        ...upload,
        body: JSON.stringify({
          ...uploadBody,
          expires_after: { anchor: 'created_at', seconds: 60 },
        }),
      },
      ['client.body.value ["/expires_after/seconds"]'],
    ],
    [
      'null for what is left out',
      { ...upload, body: JSON.stringify({ ...uploadBody, expires_after: null }) },
      ['client.body.value ["/expires_after"]'],
    ],
    [
      'an empty form',
      { ...create, body: `--${boundary}--\r\n` },
      ['client.form.missing ["purpose"]', 'client.form.missing ["file"]'],
    ],
    ['no file', { ...create, body: form(purposePart) }, ['client.form.missing ["file"]']],
    ['no purpose', { ...create, body: form(filePart) }, ['client.form.missing ["purpose"]']],
    [
      'a field for each byte',
      {
        ...create,
        body: form(
          purposePart,
          { head: disposition('name="file[0]"'), content: '104' },
          { head: disposition('name="file[1]"'), content: '101' },
        ),
      },
      ['client.form.encoding ["file"]'],
    ],
    [
      'a part twice',
      { ...create, body: form(purposePart, purposePart, filePart) },
      ['client.form.repeated ["purpose"]'],
    ],
    [
      'another purpose in a form',
      { ...create, body: form({ ...purposePart, content: 'fun' }, filePart) },
      ['client.form.value ["purpose"]'],
    ],
    [
      'a quoted purpose',
      { ...create, body: form({ ...purposePart, content: '"user_data"' }, filePart) },
      ['client.form.value ["purpose"]'],
    ],
    [
      'expires_after as JSON',
      {
        ...create,
        body: form(purposePart, filePart, {
          head: disposition('name="expires_after"'),
          content: '{"anchor":"created_at","seconds":3600}',
        }),
      },
      ['client.form.encoding ["expires_after"]'],
    ],
    [
      'expires_after with dots',
      {
        ...create,
        body: form(purposePart, filePart, {
          head: disposition('name="expires_after.seconds"'),
          content: '3600',
        }),
      },
      ['client.form.encoding ["expires_after"]'],
    ],
    [
      'a file without a filename',
      { ...create, body: form(purposePart, { ...filePart, head: disposition('name="file"') }) },
      ['client.form.filename ["file","content-disposition"]'],
    ],
    [
      'a filename in the notation of RFC 8187 alone',
      {
        ...create,
        body: form(purposePart, {
          ...filePart,
          head: disposition(`name="file"; filename*=UTF-8''a.txt`),
        }),
      },
      ['client.form.filename ["file","content-disposition"]'],
    ],
    [
      'a path as a filename',
      {
        ...create,
        body: form(purposePart, {
          ...filePart,
          head: disposition('name="file"; filename="/home/me/a.txt"'),
        }),
      },
      ['client.form.filename-path ["file","content-disposition"]'],
    ],
    [
      'a part without a name',
      { ...create, body: form(purposePart, { ...filePart, head: disposition('filename="a"') }) },
      ['client.form.headers [85]'],
    ],
    [
      'a part without a disposition',
      { ...create, body: form(purposePart, { ...filePart, head: 'Content-Type: text/plain' }) },
      ['client.form.headers [85]'],
    ],
    [
      'a quote in a filename',
      {
        ...create,
        body: form(purposePart, {
          ...filePart,
          head: disposition('name="file"; filename="a"b.txt"'),
        }),
      },
      ['client.form.headers [85]'],
    ],
    [
      'a line break in a filename',
      {
        ...create,
        body: form(purposePart, {
          ...filePart,
          head: disposition('name="file"; filename="a\r\nb.txt"'),
        }),
      },
      ['client.form.headers [85]'],
    ],
    [
      'no boundary',
      {
        ...create,
        headers: ['Content-Type: multipart/form-data'],
        body: form(purposePart, filePart),
      },
      ['client.form.boundary ["content-type"]'],
    ],
    [
      'another boundary than in the body',
      {
        ...create,
        headers: ['Content-Type: multipart/form-data; boundary=other'],
        body: form(purposePart, filePart),
      },
      ['client.form.delimiter [0]'],
    ],
    [
      'a boundary of 71 characters',
      {
        ...create,
        headers: [`Content-Type: multipart/form-data; boundary=${'b'.repeat(71)}`],
        body: form(purposePart, filePart).replaceAll(boundary, 'b'.repeat(71)),
      },
      ['client.form.boundary ["content-type"]'],
    ],
    [
      'no last delimiter',
      { ...create, body: form(purposePart, filePart).replace(`--${boundary}--\r\n`, '') },
      ['client.form.delimiter [183]'],
    ],
    [
      'LF alone after a delimiter',
      { ...create, body: form(purposePart, filePart).replace(`${boundary}\r\n`, `${boundary}\n`) },
      ['client.form.delimiter [10]'],
    ],
    [
      'a boundary that the content contains',
      {
        ...create,
        body: form(purposePart, { ...filePart, content: `x\r\n--${boundary}y\r\nz` }),
      },
      ['client.form.content [189]'],
    ],
    [
      'a body that is shorter than its Content-Length',
      { ...upload, body: JSON.stringify(uploadBody), length: 500 },
      ['client.framing.length ["content-length"]'],
    ],
    [
      'a form that is cut off within the headers of a part',
      { ...create, body: `--${boundary}\r\nContent-Disp`, length: 500 },
      ['client.framing.length ["content-length"]'],
    ],
    [
      'no Host',
      `GET /v1/files HTTP/1.1\r\nAuthorization: Bearer ${key}\r\nConnection: close\r\n\r\n`,
      ['client.framing ["host"]'],
    ],
    ['no request', 'hello\r\n\r\n', ['client.framing ["framing"]']],
    [
      'a space before a colon',
      `GET /v1/files HTTP/1.1\r\nHost : localhost\r\n\r\n`,
      ['client.framing ["framing"]'],
    ],
  ])('%s', async (_, request, expected) => {
    expect(await judge(request)).toEqual(expected.map((each) => `1 ${each}`));
  });
});

test('a key that a client sends is in no finding', async () => {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(server.url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(url) {
      const headers = ['X-Api-Key: my-own-key', 'Cookie: session=my-own-key'];
      const requests: readonly Sent[] = [
        { path: '/v1/file?api_key=my-own-key', headers },
        { path: '/other?token=my-own-key&a="b"', headers },
        { path: '/v1/files?limit=0', headers: [...headers, 'Authorization: Bearer my-own-key'] },
        { path: '/v1/files', isAnonymous: true, headers: ['Authorization: my-own-key'] },
      ];
      const { port } = new URL(url);
      for (const request of requests) await send(Number(port), write(request));
      await send(Number(port), 'GET /?key=my-own-key HTTP/1.1\r\nX : my-own-key\r\n\r\n');
      return { kind: 'exited', code: 0 };
    },
  });
  expect(result.cases[0]?.findings.length).toBeGreaterThan(4);
  expect(JSON.stringify(result)).not.toMatch(/my-own-key|sk-key-of-this-test/);
});

test('a client that floods the server has one finding for each violation', async () => {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(server.url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(url) {
      const { port } = new URL(url);
      for (let sent = 0; sent < 300; sent += 1)
        await send(Number(port), write({ path: '/v1/file' }));
      return { kind: 'exited', code: 0 };
    },
  });
  expect(result.cases[0]?.exchanges).toBe(300);
  expect(result.cases[0]?.findings).toHaveLength(1);
});
