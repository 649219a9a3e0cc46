import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { expect, onTestFinished } from 'vitest';
import { hashingServer, type ReceivedPart } from './hashing-server.js';
import type { SendOutcome } from './send-inputs.js';

export const MiB: number = 1024 * 1024;

/** A JavaScript runtime that the client supports. */
export interface Runtime {
  readonly name: string;
  readonly command: readonly string[];
  readonly found: boolean;
  /** The number of input kinds that it can send. */
  readonly kinds: number;
  /** The number of removed files that it tries to send. */
  readonly missing: number;
}

export const runtimes: readonly Runtime[] = [
  { name: 'Node', command: [process.execPath], found: true, kinds: 28, missing: 1 },
  { name: 'Bun', command: ['bun', 'run'], found: isFound('bun'), kinds: 35, missing: 3 },
  { name: 'Deno', command: ['deno', 'run', '-A'], found: isFound('deno'), kinds: 29, missing: 0 },
];

export interface Sent {
  readonly outcomes: readonly SendOutcome[];
  readonly received: readonly ReceivedPart[];
}

/** The program that sends every kind of input, bundled into a separate folder. */
export interface Sender {
  /** Sends content of a size in every way that the runtime supports. */
  sendAll(command: readonly string[], size: number): Promise<Sent>;
  remove(): void;
}

export function buildSender(): Sender {
  const folder = mkdtempSync(join(tmpdir(), 'upspec-'));
  const program = join(folder, 'send-inputs.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'send-inputs.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
  return {
    remove: () => {
      rmSync(folder, { recursive: true });
    },
    async sendAll(command, size) {
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
    },
  };
}

/** Asserts that content of a size arrived unchanged, by every kind of input. */
export function expectWhole({ outcomes, received }: Sent, kinds: number): void {
  const sent = outcomes.filter(({ way }) => way !== 'missing');
  expect(new Set(sent.map(({ kind }) => kind)).size).toBe(kinds);
  expect(sent.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(received).toEqual(
    sent.map(({ kind, way, filename, sha256 }) => ({ kind, way, filename, sha256 })),
  );
}

/** Bytes of every value, among them line breaks and invalid UTF-8. */
function contentOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 167 + (index >> 8)) % 256);
}

function isFound(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}
