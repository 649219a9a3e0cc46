import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../package-folder.js';

const program = join(packageFolder(), 'bin', 'upspec-conformance.js');

interface Started {
  readonly child: ChildProcess;
  /** How it ended, and what it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
}

/** Starts the CLI in a process group of its own, as a shell does. */
function checkClient(code: string, ...options: readonly string[]): Started {
  const command = [process.execPath, '--input-type=module', '-e', code];
  const args = [program, 'check-client', ...options, '--', ...command];
  const child = spawn(process.execPath, args, {
    // Nobody closes the pipe to its input.
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  }
  const ended = once(child, 'close').then(([exit]) => ({ code: exit as number | null, text }));
  return { child, ended };
}

/** The largest resident set that a process had so far, in MiB; undefined where there is no `/proc`. */
async function peakOf({ pid }: ChildProcess): Promise<number | undefined> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}

/** Notes the largest resident set while a process runs. */
function watchMemory(child: ChildProcess): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    void peakOf(child).then((now) => (peak = Math.max(peak, now ?? 0)));
  }, 100);
  child.on('exit', () => clearInterval(timer));
  return () => peak;
}

const headers = `{ authorization: 'Bearer ' + process.env.OPENAI_API_KEY }`;

test('a command that reads its input to the end is not stopped by a pipe that stays open', async () => {
  const { ended } = checkClient(
    `for await (const _ of process.stdin); await fetch(process.env.OPENAI_BASE_URL + '/files', { headers: ${headers} })`,
    '--timeout',
    '20',
  );
  expect(await ended).toMatchObject({ code: 0 });
});

// A process keeps its connection open until it ends.
test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the command with its children and theirs',
  async (signal) => {
    const sockets: Socket[] = [];
    let open = 0;
    let notify: () => void = () => undefined;
    const server = createServer((socket) => {
      sockets.push(socket.resume().on('error', () => undefined));
      open += 1;
      socket.on('close', () => {
        open -= 1;
        notify();
      });
      notify();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const count = (expected: number): Promise<void> =>
      new Promise((resolve) => {
        notify = () => {
          if (open === expected) resolve();
        };
        notify();
      });
    const connect = `require('node:net').connect(${port}, '127.0.0.1'); setInterval(() => {}, 1000);`;
    const start = (code: string): string =>
      `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(code)}], { stdio: 'ignore' });`;
    const client = `
import { createRequire } from 'node:module';
const require = createRequire('/');
process.on('SIGTERM', () => undefined);
${connect}
${start(`process.on('SIGTERM', () => undefined); ${connect} ${start(connect)}`)}`;
    const { child, ended } = checkClient(client);
    await count(3);
    child.kill(signal);
    const { code, text } = await ended;
    await count(0);
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(text).toContain('the command sent no request to the judging server');
    server.close();
  },
  60_000,
);

/** A part of the flood. `UPSPEC_ROUNDS=1`, or any other number, sends all. */
const flood = process.env['UPSPEC_ROUNDS'] === undefined ? 20_000 : 100_000;

test(`a flood of ${flood} requests is judged in bounded memory`, async () => {
  const { child, ended } = checkClient(
    `
import { Agent, request } from 'node:http';
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const send = (number) => new Promise((resolve, reject) => {
  const path = process.env.OPENAI_BASE_URL + '/files/file-' + number + '?limit=' + number;
  const sent = request(path, { agent, headers: ${headers} }, (response) => response.resume().on('end', resolve));
  sent.on('error', reject).end();
});
let number = 0;
await Promise.all(Array.from({ length: 16 }, async () => {
  while (number < ${flood}) await send(number++);
}));
agent.destroy();`,
    '--timeout',
    '900',
  );
  const peak = watchMemory(child);
  const { code, text } = await ended;
  expect(text).toContain('The client conforms');
  expect(code).toBe(0);
  expect(peak()).toBeLessThan(600);
}, 900_000);

// The server rejects it at its limit. The client goes on all the same, as one that reads no response early.
test('a body of 8 GB is judged in bounded memory', async () => {
  const { child, ended } = checkClient(
    `
import { connect } from 'node:net';
import { once } from 'node:events';
const { hostname, port, pathname } = new URL(process.env.OPENAI_BASE_URL);
const block = Buffer.alloc(1_000_000, 'upspec');
const part = (name, end) => '--b\\r\\nContent-Disposition: form-data; name="' + name + '"' + end;
const head = part('purpose', '\\r\\n\\r\\nuser_data\\r\\n') + part('file', '; filename="a"\\r\\n\\r\\n');
const tail = '\\r\\n--b--\\r\\n';
const socket = connect(Number(port), hostname);
socket.resume();
const lines = [
  'POST ' + pathname + '/files HTTP/1.1',
  'Host: ' + hostname,
  'Authorization: Bearer ' + process.env.OPENAI_API_KEY,
  'Content-Type: multipart/form-data; boundary=b',
  'Content-Length: ' + (head.length + 8_000_000_000 + tail.length),
];
socket.write(lines.join('\\r\\n') + '\\r\\n\\r\\n' + head);
for (let count = 0; count < 8000; count += 1) {
  if (!socket.write(block)) await once(socket, 'drain');
}
socket.end(tail);
await once(socket, 'close');`,
    '--timeout',
    '900',
  );
  const peak = watchMemory(child);
  const { code, text } = await ended;
  expect(text).toContain('the command ended with exit code 0');
  expect(text).toContain('CREATE-13');
  expect(code).toBe(1);
  expect(peak()).toBeLessThan(600);
}, 900_000);
