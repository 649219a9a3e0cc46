import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledProgram, FROM_INPUT } from './bundled-program.js';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import type { Aborted, AbortOrder } from './programs/abort.js';
import { addPartStatus, startUploadServer, type UploadServer } from './upload-server.js';

const PART = 1_000;
const SIZE = 10 * PART;
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

const wait = { kind: 'status', status: 429, retryAfter: 50 } as const;
const silence = { kind: 'silence' } as const;
const reject = { kind: 'status', status: 400 } as const;

/** When the program aborts, in the order of its uploads. */
interface AbortTime {
  readonly name: string;
  /** What happens to the first request of a kind, so that the abort comes in time. */
  readonly disturbed?: readonly [path: string, action: ProxyAction];
  /** Where it is not that of the abort. */
  readonly error?: string;
  /** Whether there is an upload to be cancelled. */
  readonly isCreated: boolean;
}

const times: readonly AbortTime[] = [
  { name: 'before the first request', isCreated: false },
  { name: 'while it is created', isCreated: true },
  {
    name: 'while its creation waits for a retry',
    disturbed: ['/uploads', wait],
    isCreated: false,
  },
  { name: 'while a part is sent', disturbed: ['/parts', silence], isCreated: true },
  { name: 'while a part waits for a retry', disturbed: ['/parts', wait], isCreated: true },
  { name: 'between two parts', isCreated: true },
  { name: 'while it is completed', disturbed: ['/complete', silence], isCreated: true },
  {
    name: 'while its completion waits for a retry',
    disturbed: ['/complete', wait],
    isCreated: true,
  },
  {
    name: 'while it is cancelled',
    disturbed: ['/parts', reject],
    error: 'BadRequestError',
    isCreated: true,
  },
  { name: 'while a stream waits for bytes', isCreated: true },
  { name: 'while a stream does not end', isCreated: true },
  { name: 'while a callback does not end', isCreated: true },
];

/** Runs the program that aborts one upload after the other. */
async function abortAll(baseURL: string): Promise<readonly Aborted[]> {
  const { path } = await server.file('abort.bin', SIZE);
  const order: AbortOrder = { path, size: SIZE, partSize: PART };
  const child = spawn(process.execPath, FROM_INPUT, {
    env: {
      OPENAI_API_KEY: server.key,
      OPENAI_BASE_URL: baseURL,
      UPLOAD: JSON.stringify(order),
    },
  });
  child.stdin.end(bundledProgram('abort.ts'));
  let lastAt = 0;
  child.stdout.on('data', () => (lastAt = performance.now()));
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  // A handle that is still open would keep the process alive.
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(performance.now() - lastAt).toBeLessThan(20_000);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Aborted);
}

test.skipIf(!existsSync('/proc/self/fd'))(
  'a process that aborts uploads at any time ends by itself, and no upload is pending (needs /proc)',
  async () => {
    const uploads = new Set<string>();
    const cancelled: string[] = [];
    const seen = new Set<string>();
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '', headers }: IncomingMessage) => {
        const name = String(headers['x-upload']);
        const id = /upload_\w+/.exec(url)?.[0];
        if (id !== undefined) uploads.add(id);
        if (url.endsWith('/cancel')) cancelled.push(name);
        const [path, action] = times.find((each) => each.name === name)?.disturbed ?? [];
        if (path === undefined || !url.endsWith(path) || seen.has(name)) return { kind: 'forward' };
        seen.add(name);
        return action ?? { kind: 'forward' };
      },
    );
    const aborted = await abortAll(proxy.url);
    await proxy.close();
    expect(aborted).toMatchObject(
      times.map(({ name, error = 'APIUserAbortError' }) => ({
        name,
        error,
        open: 0,
        listeners: 0,
      })),
    );
    expect(Math.max(...aborted.map(({ seconds }) => seconds))).toBeLessThan(20);
    expect(cancelled).toEqual(times.filter(({ isCreated }) => isCreated).map(({ name }) => name));
    for (const id of uploads) expect(await addPartStatus(server.client(), id)).toBe(400);
  },
);
