import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  captureServer,
  type Captured,
  type CaptureServer,
} from '../typescript/runtime/testing/capture-server.js';
import { decodeMultipart } from '../typescript/runtime/testing/decode-multipart.js';
import {
  buildProgram,
  runCommand,
  type BuiltProgram,
  type RunRule,
} from './testing/built-program.js';

let program: BuiltProgram;
let server: CaptureServer;
let seen = 0;
beforeAll(async () => {
  program = buildProgram();
  server = await captureServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"x"}');
  });
});
afterAll(async () => {
  await server.close();
  program.remove();
});
beforeEach(() => {
  seen = server.requests.length;
});

const run = (args: readonly string[], rule: RunRule = {}): ReturnType<typeof runCommand> =>
  runCommand([process.execPath, program.path, ...args], program.folder, {
    url: server.url,
    ...rule,
  });

/** The only request that a command sent. */
function sent(): Captured {
  const [request, ...more] = server.requests.slice(seen);
  if (request === undefined || more.length > 0) throw new Error('expected exactly one request');
  return request;
}

const UPLOAD = ['uploads', 'create'];
const FIELDS = ['--bytes', '3', '--filename', 'a.txt', '--mime-type', 'text/plain'];

describe('a request is built from flags and standard input', () => {
  const rows: readonly {
    readonly title: string;
    readonly args: readonly string[];
    readonly input?: string;
    readonly want: unknown;
  }[] = [
    {
      title: 'the command of the reference page',
      args: `uploads create --api-key key --bytes 0 --filename filename --mime-type mime_type --purpose assistants`.split(
        ' ',
      ),
      want: { bytes: 0, filename: 'filename', mime_type: 'mime_type', purpose: 'assistants' },
    },
    {
      title: 'nested flags in any order',
      args: [
        ...UPLOAD,
        '--expires-after.seconds',
        '3600',
        ...FIELDS,
        '--purpose',
        'batch',
        '--expires-after.anchor',
        'created_at',
      ],
      want: {
        bytes: 3,
        filename: 'a.txt',
        mime_type: 'text/plain',
        purpose: 'batch',
        expires_after: { seconds: 3600, anchor: 'created_at' },
      },
    },
    {
      title: 'an object as YAML in one flag',
      args: [...UPLOAD, ...FIELDS, '--purpose', 'x', '--expires-after', '{anchor: a, seconds: 1}'],
      want: {
        bytes: 3,
        filename: 'a.txt',
        mime_type: 'text/plain',
        purpose: 'x',
        expires_after: { anchor: 'a', seconds: 1 },
      },
    },
    {
      title: 'YAML on standard input, overridden by flags',
      args: [...UPLOAD, '--filename', 'flag.txt', '--expires-after.seconds', '7'],
      input:
        'bytes: 8\nfilename: piped.txt\nmime_type: m\npurpose: p\nexpires_after: {anchor: a, seconds: 1}\n',
      want: {
        bytes: 8,
        filename: 'flag.txt',
        mime_type: 'm',
        purpose: 'p',
        expires_after: { anchor: 'a', seconds: 7 },
      },
    },
    {
      title: 'JSON on standard input, including the id of the path',
      args: ['uploads', 'complete'],
      input: '{"upload_id": "upload_1", "part_ids": ["a", "b"], "md5": null}',
      want: { part_ids: ['a', 'b'], md5: null },
    },
    {
      title: 'a list of repeated flags, in order',
      args: ['uploads', 'complete', 'upload_1', '--part-id', 'b', '--part-id', 'a'],
      want: { part_ids: ['b', 'a'] },
    },
    {
      title: 'the content of a text file for @, an at sign for \\@, and an unknown @name unchanged',
      args: [
        ...UPLOAD,
        '--bytes',
        '1',
        '--filename',
        '@weather.jsonl',
        '--mime-type',
        '\\@a.b',
      ].concat(['--purpose', '@nobody']),
      want: { bytes: 1, filename: '{"a": 1}\n', mime_type: '@a.b', purpose: '@nobody' },
    },
  ];
  test.each(rows)('$title', async ({ args, input, want }) => {
    const ran = await run(args, input === undefined ? {} : { input });
    expect(ran).toMatchObject({ code: 0, stdout: '{\n  "id": "x"\n}\n', stderr: '' });
    expect(JSON.parse(sent().body.toString())).toEqual(want);
  });

  test.each([
    { title: 'no files', args: [], environment: {}, want: '@weather.jsonl' },
    {
      title: 'files with its flag',
      args: ['--trusted-stdin'],
      environment: {},
      want: '{"a": 1}\n',
    },
    {
      title: 'no files where the environment forbids it',
      args: ['--trusted-stdin'],
      environment: { OPENAI_UNTRUSTED_STDIN: '1' },
      want: '@weather.jsonl',
    },
  ])('standard input can refer to $title', async ({ args, environment, want }) => {
    const input = 'bytes: 1\nfilename: "@weather.jsonl"\nmime_type: m\npurpose: p\n';
    await run([...UPLOAD, ...args], { input, environment });
    expect(JSON.parse(sent().body.toString())).toMatchObject({ filename: want });
  });

  test('a file that trusted standard input refers to is sent', async () => {
    const input = 'purpose: p\nfile: weather.jsonl\n';
    await run(['files', 'create', '--trusted-stdin'], { input });
    const parts = await decodeMultipart(sent());
    expect(parts.at(-1)).toMatchObject({ filename: 'weather.jsonl', content: '{"a": 1}\n' });
  });

  test('a pipe that stays open and empty is not waited for', async () => {
    const ran = await run(['uploads', 'cancel', 'upload_1'], { typed: true });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(sent()).toMatchObject({ path: '/uploads/upload_1/cancel' });
  });

  test('Ctrl-C interrupts the wait for the rest of standard input', async () => {
    const ran = await run(UPLOAD, {
      typed: true,
      onStart: (child) => {
        child.stderr?.once('data', () => {
          child.stdin?.write('bytes: 1\n', () => child.kill('SIGINT'));
        });
      },
    });
    const described = 'waiting for standard input; end it with Ctrl-D, or use </dev/null\n';
    expect(ran).toMatchObject({ code: 130, stdout: '', stderr: described });
  });

  test('ids are encoded in the path, from an argument or a flag', async () => {
    await run(['files', 'retrieve', 'a/../b c']);
    await run(['files', 'delete', '--file-id', 'é']);
    expect(server.requests.slice(seen).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /files/a%2F..%2Fb%20c',
      'DELETE /files/%C3%A9',
    ]);
  });

  test('the query of a list is set by flags, and never by standard input', async () => {
    await run(['files', 'list', '--limit', '2', '--order', 'sideways', '--format', 'raw'], {
      input: 'limit: 9\nafter: file-1\n',
    });
    const { searchParams } = new URL(sent().path, 'http://host');
    expect(Object.fromEntries(searchParams)).toEqual({
      limit: '2',
      order: 'sideways',
    });
  });

  test('a file is sent with its name and nested fields', async () => {
    const args = ['--file', 'weather.jsonl', '--purpose', 'fine-tune', '--expires-after.seconds'];
    await run(['files', 'create', ...args, '3600', '--expires-after.anchor', 'created_at']);
    const { body, headers } = sent();
    expect(headers['content-length']).toBe(String(body.length));
    const parts = await decodeMultipart(sent());
    expect(parts.map(({ name, filename, content }) => [name, filename, content])).toEqual([
      ['purpose', undefined, 'fine-tune'],
      ['expires_after[anchor]', undefined, 'created_at'],
      ['expires_after[seconds]', undefined, '3600'],
      ['file', 'weather.jsonl', '{"a": 1}\n'],
    ]);
  });

  // The types of the extensions are those of the IANA registry; it has none for `.jsonl`.
  test.each([
    { given: 'weather.jsonl', filename: 'weather.jsonl', type: 'application/octet-stream' },
    { given: 'Report.PDF', filename: 'Report.PDF', type: 'application/pdf' },
    { given: 'notes.md', filename: 'notes.md', type: 'text/markdown' },
    { given: 'extensionless', filename: 'extensionless', type: 'application/octet-stream' },
    { given: 'notes.md;type=text/plain', filename: 'notes.md', type: 'text/plain' },
    {
      given: 'notes.md;type=text/plain; charset=iso-8859-1',
      filename: 'notes.md',
      type: 'text/plain; charset=iso-8859-1',
    },
    {
      given: 'odd;type=a.txt;type=application/vnd.api+json',
      filename: 'odd;type=a.txt',
      type: 'application/vnd.api+json',
    },
  ])('the file $given is sent as $type', async ({ given, filename, type }) => {
    writeFileSync(join(program.folder, filename), '{"a": 1}\n');
    const ran = await run(['files', 'create', '--file', given, '--purpose', 'user_data']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const head = `filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`;
    expect(sent().body.toString()).toContain(head);
  });

  test('a media type can be set for standard input, and on trusted standard input', async () => {
    const args = ['files', 'create', '--purpose', 'vision', '--file', '-;type=image/png'];
    await run(args, { input: Buffer.from([137, 80]) });
    const trusted = ['files', 'create', '--trusted-stdin'];
    await run(trusted, { input: 'purpose: p\nfile: weather.jsonl;type=text/jsonl\n' });
    expect(server.requests.slice(seen).map(({ body }) => typeOf(body))).toEqual([
      'image/png',
      'text/jsonl',
    ]);
  });

  test('a file from standard input is called anonymous_file, as in the official program', async () => {
    const bytes = Buffer.from([0, 1, 255, 128]);
    await run(['files', 'create', '--file', '-', '--purpose', 'vision'], { input: bytes });
    const { body } = sent();
    expect(body.includes('filename="anonymous_file"')).toBe(true);
    expect(body.includes(bytes)).toBe(true);
  });

  test('global flags are accepted before and after a command', async () => {
    await run(['--organization', 'org-1', 'files', 'list', '--project', 'p-1', '--max-items', '0']);
    const { headers } = sent();
    expect(headers).toMatchObject({
      authorization: 'Bearer sk-test-key',
      'openai-organization': 'org-1',
      'openai-project': 'p-1',
    });
  });

  test('a key from its flag overrides the environment, and may contain spaces', async () => {
    await run(['files', 'list', '--api-key', 'My API Key']);
    expect(sent().headers.authorization).toBe('Bearer My API Key');
  });
});

describe('a usage error is reported in one line, with exit code 1, and nothing is sent', () => {
  const rows: readonly {
    readonly args: readonly string[];
    readonly rule?: RunRule;
    readonly want: RegExp;
  }[] = [
    {
      args: ['files', 'retrieve'],
      want: /^--file-id is missing; see openai files retrieve --help\n$/,
    },
    { args: ['files', 'retrieve', 'a', 'b'], want: /too many arguments/ },
    { args: ['files', 'retrieve', ''], want: /expected an id, received an empty string/ },
    { args: ['files', 'retrieve', '..'], want: /"\.\." is not a valid id/ },
    { args: ['filez'], want: /unknown command 'filez'\n\(Did you mean files\?\)/ },
    { args: ['files', 'list', '--lmit', '3'], want: /unknown option '--lmit'/ },
    {
      args: ['files', 'list', '--limit', '2.5'],
      want: /^--limit: expected a whole number from 1 to/,
    },
    { args: ['files', 'list', '--limit', '1e3'], want: /received "1e3"/ },
    {
      args: ['files', 'list', '--format', 'xml'],
      want: /one of auto, json, jsonl, pretty, raw, yaml/,
    },
    { args: ['files', 'list', '--max-retries', '-1'], want: /whole number of at least 0/ },
    { args: ['files', 'list', '--timeout', '0'], want: /a time above 0/ },
    {
      args: ['files', 'list', '--base-url', 'localhost:1'],
      want: /^--base-url: expected a URL that starts/,
    },
    {
      args: ['files', 'list', '--base-url', 'http://u:secret@h/'],
      want: /^--base-url: it contains a user name or password; [^:]*\n$/,
    },
    {
      args: ['files', 'list'],
      rule: { environment: { OPENAI_API_KEY: ' ' } },
      want: /^no API key: set OPENAI_API_KEY, or pass --api-key\n$/,
    },
    {
      args: ['files', 'create', '--purpose', 'x', '--file', 'absent.txt'],
      want: /^--file: absent\.txt can't be sent: ENOENT/,
    },
    { args: ['files', 'create', '--purpose', 'x', '--file', '.'], want: /it is a folder\n$/ },
    {
      args: ['files', 'create', '--purpose', 'x', '--file', 'weather.jsonl;type=json'],
      want: /^--file: expected a media type such as text\/plain after ;type=, received "json"\n$/,
    },
    { args: [...UPLOAD], rule: { input: 'a: [' }, want: /^standard input: .* at line 1, column 5/ },
    {
      args: [...UPLOAD],
      rule: { input: '[1]' },
      want: /expected an object with the fields of openai uploads create/,
    },
    {
      args: [...UPLOAD, ...FIELDS, '--purpose', 'x'],
      rule: { input: 'byts: 3' },
      want: /openai uploads create has no field "byts"; its fields are bytes, filename, mime_type, purpose/,
    },
    { args: [...UPLOAD], rule: { input: Buffer.from([255, 254]) }, want: /it is not UTF-8/ },
    {
      args: [...UPLOAD],
      rule: { input: `a: &a [x]\n${bomb('a')}` },
      want: /^standard input is neither YAML nor JSON: Excessive alias count/,
    },
    { args: [...UPLOAD], rule: { input: '['.repeat(200_000) }, want: /^standard input/ },
    { args: ['completion', 'tcsh'], want: /bash, zsh, fish/ },
  ];
  test.each(rows)('$args', async ({ args, rule, want }) => {
    const ran = await run(args, rule);
    expect(ran.stderr).toMatch(want);
    expect(ran.stderr).not.toMatch(/\n {4}at /);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(server.requests.length).toBe(seen);
  });

  test('an invalid JMESPath expression is reported', async () => {
    const ran = await run(['files', 'retrieve', 'a', '--transform', 'a[']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^--transform: "a\[" can't be used as a JMESPath expression/);
  });
});

function typeOf(body: Buffer): string | undefined {
  return /\r\nContent-Type: (.*)\r\n/.exec(body.toString('latin1'))?.[1];
}

/** References to references: a few lines that would expand to more than the memory. */
function bomb(first: string): string {
  const names = [...'bcdefghij'];
  return names
    .map((name, index) => `${name}: &${name} [${`*${names[index - 1] ?? first},`.repeat(9)}]\n`)
    .join('');
}

describe('a server that does not respond', () => {
  test('is reported with the error of the system', async () => {
    const url = `http://127.0.0.1:${String(await freePort())}/v1`;
    const ran = await run(['files', 'list', '--max-retries', '0'], { url });
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/ECONNREFUSED/);
    expect(ran.stderr).not.toMatch(/\n {4}at /);
  });

  test('is aborted after --timeout', async () => {
    const silent = await captureServer(() => undefined);
    const args = ['files', 'list', '--max-retries', '0', '--timeout', '300ms'];
    const ran = await run(args, { url: silent.url });
    await silent.close();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/300 ms|timed? ?out/i);
  });

  test('and one that responds with an HTML page is reported with its status', async () => {
    const html = await captureServer((_, response) => {
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<h1>Bad\u001b[31m gateway</h1>');
    });
    const ran = await run(['files', 'list', '--max-retries', '0'], { url: html.url });
    await html.close();
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(': 502 Bad Gateway\n');
    expect(ran.stderr).not.toContain('\u001b');
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('content is written to the requested file', () => {
  test('--output writes the bytes and prints the path', async () => {
    const content = Buffer.from([1, 0, 255]);
    const files = await captureServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(content);
    });
    const ran = await run(['files', 'content', 'a', '--output', 'out.bin'], { url: files.url });
    const forced = await run(['files', 'content', 'a', '-o', '-'], { url: files.url });
    const nowhere = await run(['files', 'content', 'a', '-o', 'no/such/x'], { url: files.url });
    await files.close();
    expect(ran).toMatchObject({ code: 0, stdout: 'Wrote output to: out.bin\n' });
    expect(readFileSync(join(program.folder, 'out.bin'))).toEqual(content);
    expect(forced.bytes).toEqual(content);
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toMatch(/^--output: no\/such\/x can't be written: ENOENT/);
  });
});

describe('the key', () => {
  const KEY = 'sk-"a"/b+c d';
  const forms = [KEY, JSON.stringify(KEY).slice(1, -1), encodeURIComponent(KEY)].concat(
    Buffer.from(KEY).toString('base64'),
  );

  test('is never shown, even if the server repeats it', async () => {
    const echo = await captureServer(({ headers }, response) => {
      const { authorization = '' } = headers;
      response
        .writeHead(400, { 'content-type': 'application/json', 'set-cookie': `k=${KEY}` })
        .end(JSON.stringify({ error: { message: authorization, [KEY]: forms, code: KEY } }));
    });
    const url = `${echo.url}?api_key=${encodeURIComponent(KEY)}&session_token=abc123`;
    const rule = { url, environment: { OPENAI_API_KEY: KEY } };
    const ran = await run(['files', 'list', '--debug', '--max-retries', '0'], rule);
    await echo.close();
    const shown = ran.stdout + ran.stderr;
    expect(shown).toContain('[hidden]');
    expect(shown).toContain('> authorization: [hidden]');
    expect(shown).toContain('< set-cookie: [hidden]');
    expect(forms.filter((form) => shown.includes(form))).toEqual([]);
    expect(shown).not.toContain('abc123');
  });

  test('and no file content is shown by --debug, only its size', async () => {
    mkdirSync(join(program.folder, 'big'), { recursive: true });
    writeFileSync(join(program.folder, 'big', 'secret.txt'), 'the-content-of-the-file');
    const args = ['--file', 'big/secret.txt', '--purpose', 'user_data', '--debug'];
    const ran = await run(['files', 'create', ...args]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(/^> POST http/);
    expect(ran.stderr).toMatch(/\n> \[(a stream of bytes|\d+ B)\]\n/);
    expect(ran.stderr).not.toContain('the-content-of-the-file');
  });
});

describe('help', () => {
  test('describes a command from the document, with an example', async () => {
    const { stdout, code } = await run(['uploads', 'create', '--help']);
    expect(code).toBe(0);
    const described = stdout.replaceAll(/\s+/g, ' ');
    expect(described).toContain('--bytes <integer> The number of bytes of all parts together');
    expect(described).toContain('(required; from 0 to 8589934592)');
    expect(described).toContain('one of assistants, batch, fine-tune, vision, user_data, evals');
    expect(described).toContain('--api-key <key>');
    expect(stdout).toContain('Example:\n  openai uploads create \\\n    --purpose fine-tune \\\n');
  });

  test('is shown by the program and its groups without a command; --version prints that of the document', async () => {
    expect((await run([])).stdout).toContain('uploads:parts');
    expect((await run(['help', 'files'])).stdout).toContain('retrieve [options] [file-id]');
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});
