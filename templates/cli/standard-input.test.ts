import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureServer, type CaptureServer } from '../typescript/runtime/testing/capture-server.js';
import {
  buildProgram,
  runCommand,
  type BuiltProgram,
  type Ran,
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
  writeFileSync(join(program.folder, 'ids.txt'), 'a\nb\nc\n');
});
afterAll(async () => {
  await server.close();
  program.remove();
});
beforeEach(() => {
  seen = server.requests.length;
});

const run = (args: readonly string[], rule: RunRule = {}): Promise<Ran> =>
  runCommand([process.execPath, program.path, ...args], program.folder, {
    url: server.url,
    ...rule,
  });

const sent = (): CaptureServer['requests'] => server.requests.slice(seen);

const UPLOAD = [
  'uploads',
  'create',
  '--bytes',
  '3',
  '--filename',
  'a.txt',
  '--mime-type',
  'text/plain',
  '--purpose',
  'batch',
];

test('late input on a pipe is waited for, and the wait is reported after two seconds', async () => {
  const ran = await run(UPLOAD, {
    typed: true,
    onStart: (child) =>
      child.stderr?.once('data', () => child.stdin?.end('{expires_after: {anchor: created_at}}')),
  });
  expect(ran).toMatchObject({
    code: 0,
    stderr: 'waiting for standard input; end it with Ctrl-D, or use </dev/null\n',
  });
  expect(JSON.parse(String(sent()[0]?.body))).toMatchObject({
    expires_after: { anchor: 'created_at' },
  });
});

test('a command without a body does not read the standard input of a shell loop', () => {
  const line = `while read id; do '${process.execPath}' '${program.path}' files delete "$id" --max-retries 0 2>/dev/null; echo "$id"; done < ids.txt`;
  const shown = execFileSync('bash', ['-c', line], {
    cwd: program.folder,
    env: { ...process.env, OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:9' },
  });
  expect(shown.toString()).toBe('a\nb\nc\n');
});

describe('input that makes no sense is reported, and nothing is sent', () => {
  const trusted = ['files', 'create', '--purpose', 'x', '--trusted-stdin'];
  test.each([
    {
      args: UPLOAD,
      input: '{"bytes": 12345678901234567890}',
      want: 'standard input: expected whole numbers up to 9007199254740991, received 12345678901234567890\n',
    },
    {
      args: UPLOAD,
      input: 'bytes: 1\n---\nbytes: 2\n',
      want: 'standard input: it contains several YAML documents; expected one\n',
    },
    {
      args: UPLOAD,
      input: '['.repeat(100_000),
      want: 'standard input: it is nested too deeply\n',
    },
    {
      args: trusted,
      input: 'file: "-"',
      want: "standard input: file can't be - there; pass the fields as flags and --file -\n",
    },
    {
      args: ['files', 'create', '--purpose', 'x'],
      input: 'file: weather.jsonl',
      want: 'standard input: the file file must be passed as --file, or with --trusted-stdin\n',
    },
    {
      args: ['files', 'retrieve', ''],
      want: '--file-id: expected an id, received an empty string\n',
    },
    {
      args: ['files', 'list', '--format', 'raw', '--max-items', '1'],
      want: '--max-items: --format raw shows only the first page; use jsonl to limit the items\n',
    },
    {
      args: ['files', 'content', 'a', '-o', ''],
      want: "option '-o, --output <path>' argument '' is invalid. It must be the path of a file, or -.\n",
    },
  ])('$want', async ({ args, input, want }) => {
    const ran = await run(args, input === undefined ? {} : { input });
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: want });
    expect(sent()).toEqual([]);
  });
});

describe('help', () => {
  test.each([
    { args: ['help', 'files', 'create'], want: /^Usage: openai files create / },
    { args: ['help', 'files'], want: /^Usage: openai files / },
    { args: ['help'], want: /^Usage: openai \[options\]/ },
    { args: ['files'], want: /^Usage: openai files / },
    { args: ['uploads', 'create', '--help'], want: /one YAML or JSON object on standard input/ },
    { args: ['--help'], want: /@notes\.txt[^]*--trusted-stdin is set; OPENAI_UNTRUSTED_STDIN=1/ },
  ])('$args is shown on standard output', async ({ args, want }) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(want);
  });

  test.each([
    { args: ['bogus', '--help'], want: "unknown command 'bogus'\n" },
    { args: ['help', 'bogus'], want: "unknown command 'bogus'\n" },
    { args: ['help', 'files', 'bogus'], want: "unknown command 'bogus'\n" },
    { args: ['files', 'bogus', '--help'], want: "unknown command 'bogus'\n" },
  ])('$args is rejected', async ({ args, want }) => {
    expect(await run(args)).toMatchObject({ code: 1, stdout: '', stderr: want });
  });

  test('of a command without a body does not mention standard input', async () => {
    expect((await run(['files', 'delete', '--help'])).stdout).not.toContain('Standard input');
  });
});
