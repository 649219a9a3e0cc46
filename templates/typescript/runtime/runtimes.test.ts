import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hashingServer, type ReceivedPart } from './testing/hashing-server.js';
import type { SendOutcome } from './testing/send-inputs.js';

// Large contents take a minute, so that only `npm run test:large` sends them.
const isLarge = process.env['MODE'] === 'large';

const MiB = 1024 * 1024;

const runtimes = [
  { name: 'Node', command: [process.execPath], found: true, kinds: 28, missing: 1 },
  { name: 'Bun', command: ['bun', 'run'], found: isFound('bun'), kinds: 35, missing: 3 },
  { name: 'Deno', command: ['deno', 'run', '-A'], found: isFound('deno'), kinds: 29, missing: 0 },
];

const sizes = [
  { title: 'no bytes', size: 0 },
  { title: 'one byte', size: 1 },
  { title: '5 MiB', size: 5 * MiB },
];
const largeSizes = [{ title: '64 MiB and a byte', size: 64 * MiB + 1 }];

let folder = '';
let program = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upspec-'));
  program = join(folder, 'send-inputs.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'testing', 'send-inputs.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(runtimes)('under $name', ({ name, command, found, kinds, missing }) => {
  describe.skipIf(!found)(`(needs ${name.toLowerCase()})`, () => {
    test.each(isLarge ? largeSizes : sizes)(
      '$title arrive as they are by every kind of input',
      async ({ size }) => {
        const { outcomes, received } = await sendAll(command, size);
        const sent = outcomes.filter(({ way }) => way !== 'missing');
        expect(new Set(sent.map(({ kind }) => kind)).size).toBe(kinds);
        expect(sent.filter(({ error }) => error !== undefined)).toEqual([]);
        expect(received).toEqual(
          sent.map(({ kind, way, filename, sha256 }) => ({ kind, way, filename, sha256 })),
        );
      },
    );

    // Deno holds the files that it opens in memory.
    test.each(missing === 0 ? [] : [missing])(
      '%i files that are gone are errors and no empty files',
      async () => {
        const { outcomes, received } = await sendAll(command, 1);
        const gone = outcomes.filter(({ way }) => way === 'missing');
        expect(gone).toHaveLength(missing);
        expect(gone.map(({ error }) => error?.split(':')[0])).toEqual(
          gone.map(() => 'BodyReadError'),
        );
        expect(received.filter(({ way }) => way === 'missing')).toEqual([]);
      },
    );
  });
});

interface Sent {
  readonly outcomes: readonly SendOutcome[];
  readonly received: readonly ReceivedPart[];
}

async function sendAll(command: readonly string[], size: number): Promise<Sent> {
  const path = join(folder, 'source.bin');
  writeFileSync(path, contentOf(size));
  const received: ReceivedPart[] = [];
  const server = await hashingServer(received);
  onTestFinished(() => server.close());
  const [file = '', ...args] = command;
  const child = spawn(file, [...args, program, server.url, path], { cwd: folder });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  expect([child.exitCode, stderr]).toEqual([0, '']);
  const lines = stdout.trim().split('\n');
  return { outcomes: lines.map((line) => JSON.parse(line) as SendOutcome), received };
}

/** Bytes of every value, among them line breaks and what is no UTF-8. */
function contentOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 167 + (index >> 8)) % 256);
}

function isFound(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}
