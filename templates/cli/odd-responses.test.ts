import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  captureServer,
  json,
  type Responder,
  type CaptureServer,
} from '../typescript/runtime/testing/capture-server.js';
import {
  buildProgram,
  runCommand,
  type BuiltProgram,
  type Ran,
  type RunRule,
} from './testing/built-program.js';

const KEY = 'sk-"a"/b+c d';

let program: BuiltProgram;
let server: CaptureServer | undefined;
beforeAll(() => {
  program = buildProgram();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => {
  program.remove();
});

async function run(response: Responder, args: readonly string[], rule: RunRule = {}): Promise<Ran> {
  server = await captureServer(response);
  const command = [process.execPath, '--max-old-space-size=400', program.path, ...args];
  return runCommand(command, program.folder, { url: server.url, ...rule });
}

/** Writes until the client closes the connection. */
function endless(status: number): Responder {
  const chunk = `${'x'.repeat(1024 * 1024)}`;
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const more = (): void => {
      if (!response.destroyed) response.write(chunk, more);
    };
    more();
  };
}

/** Writes some bytes, and then no more. */
const stalling: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 1000 });
  response.write('sixteen bytes ..');
};

describe('the expression of --transform', () => {
  test.each([
    ['--transform', 'a[', /^--transform: "a\[" can't be used as a JMESPath expression/],
    ['--transform', '[?tolower(id)]', /unknown function tolower\(\)/],
    ['--transform-error', 'a[', /^--transform-error: "a\[" can't be used/],
  ])('is checked before anything is sent: %s %s', async (flag, expression, want) => {
    const ran = await run(json(200, {}), ['files', 'delete', 'a', flag, expression]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(want);
    expect(server?.requests).toEqual([]);
  });

  test('and cannot be evaluated leaves the response unchanged', async () => {
    const args = ['files', 'retrieve', 'a', '--transform', 'abs(id)', '--format', 'jsonl'];
    const ran = await run(json(200, { id: 'x' }), args);
    expect(ran).toMatchObject({ code: 1, stdout: '{"id":"x"}\n' });
    expect(ran.stderr).toMatch(/^--transform: "abs\(id\)" can't be used as a JMESPath expression/);
  });

  test('and cannot be evaluated on an error leaves the error unchanged', async () => {
    const args = ['files', 'retrieve', 'a', '--transform-error', 'abs(code)'];
    const response = json(404, { error: { code: 'x' } });
    const ran = await run(response, [...args, '--format-error', 'jsonl']);
    expect(ran).toMatchObject({ code: 1, stdout: '{"code":"x"}\n' });
    expect(ran.stderr).toMatch(/: 404 Not Found\n--transform-error: "abs\(code\)"/);
  });

  test('on an error prints strings without quotes with --raw-output', async () => {
    const args = ['files', 'retrieve', 'a', '--transform-error', 'message', '-r'];
    const ran = await run(json(404, { error: { message: 'No such file' } }), args);
    expect(ran).toMatchObject({ code: 1, stdout: 'No such file\n' });
  });
});

describe('an endless response', () => {
  test.each([
    { title: 'of JSON', status: 200, args: [], want: /200 .*longer than 64 MiB/ },
    { title: 'as raw text', status: 200, args: ['--format', 'raw'], want: /longer than 64 MiB/ },
    { title: 'with --debug', status: 200, args: ['--debug'], want: /\[…\]\n[^]*longer than 64/ },
    { title: 'of an error', status: 400, args: [], want: /: 400 Bad Request\n400 .*x{200,}…\n$/ },
  ])('$title is aborted within 400 MB', async ({ status, args, want }) => {
    const ran = await run(endless(status), ['files', 'retrieve', 'a', ...args]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(want);
  });
});

test('the head of a response is shown by --debug before its body arrives', async () => {
  let described = '';
  const headFirst: Responder = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-mark': 'early' });
    response.write('{"id":');
    const wait = setInterval(() => {
      if (!described.includes('< x-mark: early')) return;
      clearInterval(wait);
      response.end('"x"}');
    }, 10);
  };
  const ran = await run(headFirst, ['files', 'retrieve', 'a', '--debug', '--timeout', '60'], {
    onStart: (child) => {
      child.stderr?.on('data', (chunk: Buffer) => (described += chunk.toString()));
    },
  });
  expect(ran).toMatchObject({ code: 0, stdout: '{\n  "id": "x"\n}\n' });
});

describe('content that stalls', () => {
  const args = ['files', 'content', 'a', '--timeout', '300ms'];

  test.each([
    ['on standard output', []],
    ['into a file', ['--output', 'stalled.bin']],
  ])('%s is aborted after --timeout', async (_, more) => {
    const ran = await run(stalling, [...args, ...more]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/: the response stalled: no data for 300 ms\n$/);
  });

  test('keeps the existing file, and leaves no part of the new one', async () => {
    const hasPiece = (): boolean =>
      readdirSync(program.folder).some((name) => name.includes('.part'));
    writeFileSync(join(program.folder, 'kept.bin'), 'old');
    const failed = await run(stalling, [...args, '--output', 'kept.bin']);
    expect(failed.code).toBe(1);
    await server?.close();
    const stopped = await run(stalling, ['files', 'content', 'a', '--output', 'kept.bin'], {
      onStart: (child) => {
        const inspect = setInterval(() => {
          if (!hasPiece()) return;
          clearInterval(inspect);
          child.kill('SIGINT');
        }, 10);
      },
    });
    expect(stopped).toMatchObject({ code: 130, stdout: '', stderr: '' });
    expect(readFileSync(join(program.folder, 'kept.bin'), 'utf8')).toBe('old');
    expect(hasPiece()).toBe(false);
  });
});

test('a new file of --output has the permissions of the umask', async () => {
  const content: Responder = (_request, response) => response.end('new');
  const ran = await run(content, ['files', 'content', 'a', '--output', 'open.bin']);
  expect(ran.code).toBe(0);
  const path = join(program.folder, 'open.bin');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
});

test('a server that asks to wait for over a minute is not called again', async () => {
  const busy = json(
    429,
    { error: 'slow down' },
    { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' },
  );
  const ran = await run(busy, ['files', 'list', '--max-retries', '5']);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(
    /: 429 Too Many Requests\nthe server asks not to retry before 2100-01-01T00:00:00\.000Z\n$/,
  );
  expect(ran.stdout).toBe('"slow down"\n');
  expect(server?.requests).toHaveLength(1);
});

test('a list without has_more shows each item once', async () => {
  const ran = await run(json(200, { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }), [
    'files',
    'list',
    '--format',
    'jsonl',
  ]);
  expect([ran.code, ran.stdout]).toEqual([0, '{"id":"a"}\n{"id":"b"}\n']);
  expect(server?.requests).toHaveLength(1);
});

describe('the key is not shown', () => {
  test('by --debug where the server escapes each character of it', async () => {
    const escaped = [...KEY]
      .map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
    const echo: Responder = (_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(`{"error":{"message":"bad key ${escaped}"}}`);
    };
    const rule = { environment: { OPENAI_API_KEY: KEY } };
    const ran = await run(echo, ['files', 'list', '--debug'], rule);
    expect(ran.stderr).toContain('< {"error":{"message":"bad key [hidden]"}}');
    expect(JSON.parse(ran.stdout)).toEqual({ message: 'bad key [hidden]' });
  });

  test.each([
    [['files', 'list', '--apikey=sk-secret'], "unknown option '--apikey'"],
    [['files', 'list', '-ksk-secret'], "unknown option '-k'"],
    [['sk-secret'], "unknown command '[hidden]'"],
    [['files', 'sk-secret'], "unknown command '[hidden]'"],
    [['files', 'retrieve', 'a', 'sk-secret'], 'too many arguments'],
  ])('where it was typed in a wrong position: %j', async (args, want) => {
    const ran = await run(json(200, {}), args);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(want);
    expect(ran.stderr).not.toContain('secret');
  });
});

test('a redirect that is not followed is reported with the flag that fixes it', async () => {
  const moved: Responder = (_request, response) => {
    response.writeHead(301, { location: 'http://127.0.0.1:9/v1/files' }).end();
  };
  const ran = await run(moved, ['uploads', 'cancel', 'a']);
  expect(ran.stderr).toContain('point --base-url at the final address');
});
