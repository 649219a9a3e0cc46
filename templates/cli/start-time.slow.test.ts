import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'generated', 'cli', 'bin', 'openai.js');
const hasBash = spawnSync('bash', ['--version']).status === 0;

/** Runs a command ten times, and writes the seconds that it needed of the processor. */
const TIME = `TIMEFORMAT='%U %S'
time (for _ in {1..10}; do "$@" > /dev/null || exit 1; done)`;

/** The seconds of user and system time of ten runs of Node.js. */
function timeOf(args: readonly string[]): number {
  const words = ['-c', TIME, 'bash', process.execPath, ...args];
  const ran = spawnSync('bash', words, { encoding: 'utf8' });
  expect(ran.status).toBe(0);
  const [user, system] = ran.stderr.trim().split(' ').map(Number);
  return (user ?? NaN) + (system ?? NaN);
}

test.skipIf(!hasBash)(
  'the CLI prints its version within twice the processor time of an empty program (needs bash)',
  () => {
    execFileSync(process.execPath, [join(root, 'generated', 'cli', 'bundle.js')]);
    let empty = 0;
    let version = 0;
    for (let round = 0; round < 3; round += 1) {
      empty += timeOf(['--eval', '0']);
      version += timeOf([program, '--version']);
    }
    expect(version).toBeGreaterThan(empty);
    expect(version).toBeLessThanOrEqual(2 * empty);
  },
);
