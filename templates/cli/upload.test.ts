import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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

const hasScript = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);
const CONTENT = 'abcdefghij'.repeat(100);
const COMMAND = ['uploads', 'upload', 'letters.txt', '--purpose', 'user_data'];
const PARTS = ['--part-size', '100', '--concurrency', '1'];
const STATE = 'letters.txt.upload-state.json';

/** A server of uploads that keeps the parts that it received. */
class UploadServer {
  readonly parts = new Map<string, string>();
  readonly created: unknown[] = [];
  readonly cancelled: string[] = [];
  completed = '';
  /** Of the response to a part. */
  status = 200;
  /** Milliseconds before the response to a part. */
  pace = 0;
  /** Called when a part has arrived; where it returns true, the part gets no response. */
  onPart: (count: number) => boolean = () => false;

  reply(request: Captured, response: ServerResponse): void {
    const send = (value: object): unknown =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const [, , id = '', action] = request.path.split('/');
    if (action === undefined) {
      const body: unknown = JSON.parse(request.body.toString());
      this.created.push(body);
      send({ id: 'upload_1', object: 'upload', expires_at: Math.floor(Date.now() / 1000) + 3600 });
    } else if (action === 'cancel') {
      this.cancelled.push(id);
      send({ id, status: 'cancelled' });
    } else if (action === 'complete') {
      const { part_ids: ids } = JSON.parse(request.body.toString()) as { part_ids: string[] };
      this.completed = ids.map((each) => this.parts.get(each) ?? '').join('');
      send({ id, status: 'completed' });
    } else {
      void decodeMultipart(request).then(([part]) => {
        if (this.onPart(this.parts.size)) return;
        if (this.status !== 200) {
          response.writeHead(this.status, { 'content-type': 'application/json' });
          response.end('{"error": {"message": "No"}}');
          return;
        }
        const partId = `part_${String(this.parts.size)}`;
        this.parts.set(partId, String(part?.content));
        setTimeout(() => send({ id: partId }), this.pace);
      });
    }
  }
}

let program: BuiltProgram;
let server: CaptureServer;
let uploads: UploadServer;
beforeAll(async () => {
  program = buildProgram();
  server = await captureServer((request, response) => {
    uploads.reply(request, response);
  });
});
afterAll(async () => {
  await server.close();
  program.remove();
});
beforeEach(() => {
  uploads = new UploadServer();
  rmSync(join(program.folder, STATE), { force: true });
  writeFileSync(join(program.folder, 'letters.txt'), CONTENT);
});
afterEach(() => {
  expect(uploads.cancelled).toEqual([]);
});

const run = (args: readonly string[], rule: RunRule = {}): ReturnType<typeof runCommand> =>
  runCommand([process.execPath, program.path, ...args], program.folder, {
    url: server.url,
    ...rule,
  });

const hasState = (): boolean => existsSync(join(program.folder, STATE));

/** Ends the upload by Ctrl-C while its fourth part is sent. */
async function interrupt(args: readonly string[]): ReturnType<typeof run> {
  return run(args, {
    onStart: (child) => {
      uploads.onPart = (count) => count === 3 && child.kill('SIGINT');
    },
  });
}

test('a file is sent in parts, with its name and media type', async () => {
  const ran = await run([...COMMAND, ...PARTS, '--format', 'jsonl']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toBe('{"id":"upload_1","status":"completed"}\n');
  expect(uploads.completed).toBe(CONTENT);
  expect(uploads.parts.size).toBe(10);
  expect(uploads.created).toEqual([
    { bytes: 1000, filename: 'letters.txt', mime_type: 'text/plain', purpose: 'user_data' },
  ]);
  expect(hasState()).toBe(false);
});

test('a media type and a filename can be set', async () => {
  const args = ['letters.txt;type=text/x-letters', '--purpose', 'batch', '--filename', 'a.b'];
  await run(['uploads', 'upload', ...args]);
  expect(uploads.created).toEqual([
    { bytes: 1000, filename: 'a.b', mime_type: 'text/x-letters', purpose: 'batch' },
  ]);
});

test('Ctrl-C leaves a state, and --resume sends only what is missing', async () => {
  const stopped = await interrupt([...COMMAND, ...PARTS]);
  expect(stopped).toMatchObject({
    code: 130,
    stdout: '',
    stderr:
      'the upload upload_1 is not complete: 3 of 10 parts were sent; run the same command with --resume to send only what is missing\n',
  });
  expect(hasState()).toBe(true);

  const again = await run([...COMMAND, ...PARTS]);
  expect(again).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `${STATE}: an earlier upload was interrupted; pass --resume to send only what is missing, or remove this file to start again\n`,
  });

  uploads.onPart = () => false;
  const resumed = await run([...COMMAND, ...PARTS, '--resume']);
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  expect(uploads.created).toHaveLength(1);
  expect(uploads.parts.size).toBe(10);
  expect(uploads.completed).toBe(CONTENT);
  expect(hasState()).toBe(false);
});

test('a file that was changed is not resumed', async () => {
  await interrupt([...COMMAND, ...PARTS]);
  writeFileSync(join(program.folder, 'letters.txt'), `${CONTENT}k`);
  const ran = await run([...COMMAND, ...PARTS, '--resume']);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(/^letters\.txt\.upload-state\.json: .*1000/);
  expect(readFileSync(join(program.folder, STATE), 'utf8')).not.toContain('sk-test-key');
});

test.skipIf(!hasScript)(
  'a terminal shows the progress of all parts (needs script of util-linux)',
  async () => {
    uploads.pace = 150;
    const line = [process.execPath, program.path, ...COMMAND, ...PARTS].join(' ');
    const command = ['script', '--quiet', '--return', '--command', line, '/dev/null'];
    const ran = await runCommand(command, program.folder, {
      url: server.url,
      environment: { TERM: 'xterm', NO_COLOR: '1' },
      typed: true,
    });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /sending \[[=-]{24}\] [1-9]0% [1-9]00 B of 1000 B, [\d.]+ B\/s, \d+s left/,
    );
    expect(ran.stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      ran.stdout.lastIndexOf('sending ['),
    );
  },
);

test('a part that fails for good leaves a state, and its error is reported', async () => {
  uploads.onPart = (count) => {
    if (count === 2) uploads.status = 403;
    return false;
  };
  const ran = await run([...COMMAND, ...PARTS, '--format-error', 'jsonl']);
  expect(ran).toMatchObject({ code: 1, stdout: '{"message":"No"}\n' });
  expect(ran.stderr).toMatch(
    /^the upload upload_1 is not complete: 2 of 10 parts were sent; [^\n]*\nPOST "[^"]*\/parts": 403 Forbidden\n$/,
  );
  expect(hasState()).toBe(true);
});

test('standard input is sent in parts where its size is known', async () => {
  const args = ['uploads', 'upload', '-', '--purpose', 'user_data', '--part-size', '400'];
  const ran = await run([...args, '--size', '1000'], { input: CONTENT });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(uploads.completed).toBe(CONTENT);
  expect(uploads.created).toMatchObject([{ bytes: 1000, filename: 'anonymous_file' }]);
});

test.each([
  {
    args: ['uploads', 'upload', '--purpose', 'x'],
    want: '--file is missing; see openai uploads upload --help\n',
  },
  {
    args: ['uploads', 'upload', 'absent.txt', '--purpose', 'x'],
    want: "--file: absent.txt can't be sent: ENOENT: no such file or directory, stat 'absent.txt'\n",
  },
  {
    args: ['uploads', 'upload', '-', '--purpose', 'x', '--resume'],
    want: '--resume: a pipe has no state file; pass one with --state\n',
  },
])('$args is rejected before anything is sent', async ({ args, want }) => {
  const ran = await run(args);
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: want });
  expect(uploads.created).toEqual([]);
});
