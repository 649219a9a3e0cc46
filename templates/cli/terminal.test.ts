import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawServer, type CaptureServer } from '../typescript/runtime/testing/capture-server.js';
import { buildProgram, runCommand, type BuiltProgram, type Ran } from './testing/built-program.js';

const MIB = 1024 * 1024;
const RESPONSE = '{"id":"file-1"}';

/** util-linux's `script` runs a command on a new terminal. */
const hasScript = finds(['script', '--version'], /util-linux/);

/** How the server below receives a request. */
interface Receiving {
  /** Milliseconds between two chunks; 0 reads without a delay. */
  pace: number;
  onBytes(received: number): void;
}

let program: BuiltProgram;
let server: CaptureServer;
const receiving: Receiving = { pace: 0, onBytes: () => undefined };

beforeAll(async () => {
  program = buildProgram();
  writeFileSync(join(program.folder, 'large.bin'), '');
  truncateSync(join(program.folder, 'large.bin'), 16 * MIB);
  server = await rawServer((request, response) => {
    let received = 0;
    const { pace, onBytes } = receiving;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      onBytes(received);
      if (pace === 0) return;
      request.pause();
      setTimeout(() => request.resume(), pace);
    });
    request.on('error', () => undefined);
    request.on('end', () => {
      const type = request.url?.endsWith('/content')
        ? 'application/octet-stream'
        : 'application/json';
      const head = {
        'content-type': type,
        'content-disposition': 'attachment; filename="../a.bin"',
      };
      response.writeHead(200, head).end(type.endsWith('json') ? RESPONSE : Buffer.from([0, 1, 2]));
    });
  });
});
afterAll(async () => {
  await server.close();
  program.remove();
});

const UPLOAD = ['files', 'create', '--file', 'large.bin', '--purpose', 'user_data'];

function run(
  args: readonly string[],
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  const command = [process.execPath, program.path, ...args];
  return runCommand(command, program.folder, { url: server.url, onStart });
}

function runOnTerminal(
  args: readonly string[],
  onStart: (child: ChildProcess) => void = () => undefined,
  input?: string,
): Promise<Ran> {
  const words = [process.execPath, program.path, ...args].map((word) => `'${word}'`).join(' ');
  const line = input === undefined ? words : `${words} < ${input}`;
  const command = ['script', '--quiet', '--return', '--command', line, '/dev/null'];
  const environment = { TERM: 'xterm', NO_COLOR: '1' };
  return runCommand(command, program.folder, {
    url: server.url,
    environment,
    typed: true,
    onStart,
  });
}

test('without a terminal, an upload shows nothing but its response', async () => {
  const ran = await run([...UPLOAD, '--format', 'jsonl']);
  expect(ran).toMatchObject({ code: 0, stdout: `${RESPONSE}\n`, stderr: '' });
});

test('Ctrl-C ends an upload with exit code 130, without a stack trace', async () => {
  receiving.pace = 20;
  let child: ChildProcess | undefined;
  receiving.onBytes = (received) => {
    if (received > MIB && child?.killed === false) child.kill('SIGINT');
  };
  const ran = await run(UPLOAD, (started) => {
    child = started;
  });
  receiving.pace = 0;
  receiving.onBytes = () => undefined;
  expect(ran).toMatchObject({ code: 130, stdout: '', stderr: '' });
});

test('a reader of only the first line gets it, without an error', () => {
  const line = `'${process.execPath}' '${program.path}' files --help | head -1; echo "\${PIPESTATUS[@]}"`;
  const shown = execFileSync('bash', ['-c', line], { cwd: program.folder, stdio: 'pipe' });
  expect(shown.toString()).toBe('Usage: openai files [options] [command]\n0 0\n');
});

describe.skipIf(!hasScript)('on a terminal (needs script of util-linux)', () => {
  test('a large upload shows a progress bar with bytes, rate and remaining time, and removes it', async () => {
    receiving.pace = 4;
    const ran = await runOnTerminal([...UPLOAD, '--format', 'jsonl']);
    receiving.pace = 0;
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /sending \[[=-]{24}\] \d+% [\d.]+ MiB of 16\.0 MiB, [\d.]+ [KM]iB\/s, \d+s left/,
    );
    expect(ran.stdout).toContain('\u001b[?25l');
    expect(ran.stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      ran.stdout.lastIndexOf('sending ['),
    );
    expect(ran.stdout.trimEnd().endsWith(RESPONSE)).toBe(true);
  });

  test('a file on standard input shows a progress bar as well', async () => {
    receiving.pace = 4;
    const args = ['files', 'create', '--file', '-', '--purpose', 'user_data'];
    const ran = await runOnTerminal([...args, '--format', 'jsonl'], () => undefined, 'large.bin');
    receiving.pace = 0;
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/sending \[[=-]{24}\] \d+% [\d.]+ MiB of 16\.0 MiB/);
  });

  test('a small one shows none', async () => {
    const args = ['files', 'create', '--file', 'weather.jsonl', '--purpose', 'user_data'];
    const ran = await runOnTerminal([...args, '--format', 'jsonl']);
    expect(ran).toMatchObject({ code: 0, stdout: `${RESPONSE}\r\n` });
  });

  test('a wait for another attempt is reported', async () => {
    const busy = await rawServer((_request, response) => {
      response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const args = ['files', 'list', '--max-retries', '1', '--base-url', busy.url];
    const ran = await runOnTerminal(args);
    await busy.close();
    expect(ran.stdout).toMatch(/^waiting 1 s before the next attempt\r\n/);
  });

  test('an interrupted upload restores the cursor', async () => {
    receiving.pace = 20;
    let child: ChildProcess | undefined;
    let interrupted = false;
    receiving.onBytes = (received) => {
      if (received <= 4 * MIB || interrupted) return;
      // A second one would end the process at once.
      interrupted = true;
      child?.stdin?.write('\u0003');
    };
    const ran = await runOnTerminal(UPLOAD, (started) => {
      child = started;
    });
    receiving.pace = 0;
    receiving.onBytes = () => undefined;
    expect(ran.code).toBe(130);
    expect(ran.stdout).toContain('sending [');
    expect(ran.stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      ran.stdout.lastIndexOf('\u001b[?25l'),
    );
  });

  test('bytes that are not text are saved under their own name, in this folder, and replace no file', async () => {
    const first = await runOnTerminal(['files', 'content', 'file-1']);
    const second = await runOnTerminal(['files', 'content', 'file-1']);
    expect(first).toMatchObject({ code: 0, stdout: 'Wrote output to: a.bin\r\n' });
    expect(second).toMatchObject({ code: 0, stdout: 'Wrote output to: a-2.bin\r\n' });
    expect(readFileSync(join(program.folder, 'a-2.bin'))).toEqual(Buffer.from([0, 1, 2]));
  });
});

function finds([file = '', ...args]: readonly string[], want: RegExp): boolean {
  try {
    return want.test(execFileSync(file, args, { encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return false;
  }
}
