import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSizes } from './bundle-sizes.js';
import { formatBundles, formatSteps, formatTable, type Measured } from './format-table.js';
import type { Measurement } from './measurement.js';
import { openWays, type Way } from './ways.js';

// node conformance/dist/bench/upload/run.js [--rounds N] [--size MIB] [--delay MILLISECONDS]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    size: { type: 'string', default: '1024' },
    delay: { type: 'string', default: '0' },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const size = Math.max(1, Number(values.size));

const folder = await mkdtemp(join(tmpdir(), 'upspec-bench-'));
const { found, steps, skipped, servers } = await openWays(folder, values.delay);
try {
  const path = join(folder, 'large.bin');
  await fill(path);
  const all = [...found, ...steps];
  const measured = new Map<string, readonly Measurement[]>();
  for (const { name } of all) measured.set(name, []);
  // In turn, so that a busy machine slows all of them down, and each time with another one first.
  for (let round = 0; round < rounds; round += 1) {
    const first = round % all.length;
    for (const { name, measure } of [...all.slice(first), ...all.slice(0, first)]) {
      measured.set(name, [...(measured.get(name) ?? []), await measure(path)]);
    }
  }
  const parts = `parts of 64 MiB, a server that takes ${values.delay} ms for each`;
  print(`${String(size)} MiB, ${parts}, medians of ${String(rounds)}\n\n`);
  const of = (ways: readonly Way[]): Measured =>
    new Map(ways.map(({ name }) => [name, measured.get(name) ?? []]));
  print(formatTable(of(found), size));
  for (const reason of skipped) print(`skipped: ${reason}\n`);
  print(`\n${formatSteps(of(steps))}`);
  print(`\n${formatBundles(await bundleSizes())}`);
} finally {
  for (const server of servers) server.stop();
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

function print(text: string): void {
  process.stdout.write(text);
}
