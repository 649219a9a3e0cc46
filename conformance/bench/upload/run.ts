import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { readClock } from '../../replay/read-clock.js';
import type { Measurement } from './send.js';

// node conformance/dist/bench/upload/run.js [--rounds N] [--size MIB] [--delay MILLISECONDS]

const run = promisify(execFile);
const MiB = 1024 * 1024;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    size: { type: 'string', default: '1024' },
    delay: { type: 'string', default: '0' },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const size = Math.max(1, Number(values.size));

const ways = ['uploadFile', 'library, one after the other', 'library, four at a time'];

const folder = await mkdtemp(join(tmpdir(), 'upspec-bench-'));
const server = spawn(
  process.execPath,
  [join(import.meta.dirname, 'sink.js'), '--delay', values.delay],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
  const path = join(folder, 'large.bin');
  await fill(path);
  const measured = new Map<string, Measurement[]>();
  // In turn, so that a busy machine slows all of them down.
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) add(measured, way, await measure(way, url, path));
    add(measured, 'curl, one raw body', await measureCurl(url, path));
  }
  print(`${String(size)} MiB, medians of ${String(rounds)}, ${values.delay} ms for each part`);
  for (const [way, all] of measured) print(describe(way, all));
} finally {
  server.kill();
  await rm(folder, { recursive: true });
}

/** Random bytes, of which no file system stores fewer. */
async function fill(path: string): Promise<void> {
  const handle = await open(path, 'w');
  const bytes = crypto.getRandomValues(new Uint8Array(65_536));
  const block = Buffer.concat(Array.from({ length: 16 }, () => bytes));
  for (let written = 0; written < size; written += 1) await handle.write(block);
  await handle.close();
}

function add(measured: Map<string, Measurement[]>, way: string, each: Measurement): void {
  measured.set(way, [...(measured.get(way) ?? []), each]);
}

async function measure(way: string, url: string, path: string): Promise<Measurement> {
  const program = join(import.meta.dirname, 'send.js');
  const { stdout } = await run(process.execPath, [program, way, url, path]);
  return JSON.parse(stdout) as Measurement;
}

async function measureCurl(url: string, path: string): Promise<Measurement> {
  const startedAt = readClock();
  // Bash reports the time of the processor.
  const command = 'TIMEFORMAT="%U %S"; time curl -sSf -o /dev/null -T "$1" "$0/raw"';
  const { stderr } = await run('bash', ['-c', command, url, path]);
  const seconds = (readClock() - startedAt) / 1_000;
  const [user = 0, system = 0] = stderr.trim().split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, peakBytes: Number.NaN };
}

function describe(way: string, all: readonly Measurement[]): string {
  const seconds = median(all.map((each) => each.seconds));
  const cpu = median(all.map((each) => each.cpuSeconds));
  const peak = median(all.map((each) => each.peakBytes));
  const memory = Number.isNaN(peak) ? '' : `, ${(peak / MiB).toFixed(0)} MiB above the start`;
  return `${way}: ${(size / seconds).toFixed(0)} MiB/s, ${cpu.toFixed(2)} s of CPU${memory}`;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
