import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { check } from '../check.js';
import { packageFolder } from '../package-folder.js';
import { readClock } from '../replay/read-clock.js';
import { burstsOf, sendBareRequests } from './send-bare-requests.js';
import { traceRun, type Target } from './trace-run.js';

// node conformance/dist/bench/run.js [--rounds N]

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Math.max(1, Number(values.rounds));
const apiKey = `sk-${randomUUID()}`;

// A process of its own, so that the server's work is not counted as the kit's.
const program = join(packageFolder(), '..', 'cli', 'bin', 'upspec.js');
const server = spawn(process.execPath, [program, 'serve', '--api-key', apiKey], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
const target: Target = { url: line.replace(/^listening on /, ''), apiKey };

try {
  const cases = await traceRun(target);
  const requests = cases.reduce((sum, each) => sum + each.requests.length, 0);
  const pauses = cases.flatMap(burstsOf).reduce((sum, { pause }) => sum + pause, 0);
  print(`${cases.length} cases, ${requests} requests; ${seconds(pauses)} s of pauses between them`);
  for (const jobs of [1, 4, 8]) {
    const kit: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      kit.push(await time(() => check({ ...target, jobs })));
      bare.push(await time(() => sendBareRequests(cases, { ...target, jobs })));
    }
    const [run, again] = [median(kit), median(bare)];
    const reported = `jobs ${jobs}: upspec check ${seconds(run)} s, its bare requests ${seconds(again)} s, ratio ${(run / again).toFixed(2)}`;
    const [ownRun, ownAgain] = [run - pauses, again - pauses];
    const without = `; without the pauses ${seconds(ownRun)} s and ${seconds(ownAgain)} s, ratio ${(ownRun / ownAgain).toFixed(2)}`;
    // Parallel pauses can't be added up and subtracted.
    print(`${reported}${jobs === 1 ? without : ''} (medians of ${rounds})`);
  }
} finally {
  server.kill();
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = readClock();
  await work();
  return readClock() - start;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
