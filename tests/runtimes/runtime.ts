import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Received } from './hashing-server.js';
import { runPage } from './run-page.js';
import { runProcess } from './run-process.js';
import { runWorker } from './run-worker.js';
import type { SendOutcome, SendPlan } from './send-kinds.js';

/** What to send in a runtime. */
export interface RunPlan extends Omit<SendPlan, 'url'> {
  readonly sizes: readonly number[];
}

/** What a program reports of content of one size, and what the server received. */
export interface RunResult {
  readonly size: number;
  readonly outcomes: readonly SendOutcome[];
  readonly received: readonly Received[];
}

/** A JavaScript runtime that the client supports. */
export interface Runtime {
  readonly name: string;
  readonly isFound: boolean;
  /** The number of ways to pass content. */
  readonly kinds: number;
  /** The number of calls with files that were removed. */
  readonly removed: number;
  run(plan: RunPlan): Promise<readonly RunResult[]>;
}

/** Where `npm run soak` installs runtimes. */
const folder = process.env['UPSPEC_RUNTIMES'] ?? join(homedir(), '.cache', 'upspec-runtimes');

/** The Node.js that runs the tests. */
export const ownNode: Runtime = {
  name: `Node.js ${process.version}`,
  isFound: true,
  kinds: 37,
  removed: 2,
  run: (plan) => runProcess([process.execPath], plan),
};

/** The other runtimes. A runtime that is not found is skipped. */
export const otherRuntimes: readonly Runtime[] = [
  nodeOf('22'),
  nodeOf('24'),
  { ...processOf('Bun', 'bun', ['run']), kinds: 43, removed: 6 },
  { ...processOf('Deno', 'deno', ['run', '-A']), kinds: 38, removed: 0 },
  pageOf(process.env['CHROMIUM'] ?? '/usr/bin/chromium'),
  workerOf(installed('workerd', 'workerd') ?? 'workerd'),
];

function nodeOf(major: string): Runtime {
  const file = installed(`node-${major}`, 'node') ?? '';
  const name = `Node.js ${major}`;
  return { ...ownNode, name, isFound: file !== '', run: (plan) => runProcess([file], plan) };
}

function processOf(
  name: string,
  program: string,
  args: readonly string[],
): Pick<Runtime, 'name' | 'isFound' | 'run'> {
  const file = installed(program, program) ?? program;
  return { name, isFound: runs(file), run: (plan) => runProcess([file, ...args], plan) };
}

function pageOf(file: string): Runtime {
  const isFound = existsSync(file);
  return { name: 'Chromium', isFound, kinds: 22, removed: 0, run: (plan) => runPage(file, plan) };
}

function workerOf(file: string): Runtime {
  const isFound = runs(file);
  return { name: 'workerd', isFound, kinds: 22, removed: 0, run: (plan) => runWorker(file, plan) };
}

/** A program that an npm package brings, in the folder of the runtimes. */
function installed(runtime: string, program: string): string | undefined {
  const file = join(folder, runtime, 'node_modules', '.bin', program);
  return existsSync(file) ? file : undefined;
}

function runs(file: string): boolean {
  return spawnSync(file, ['--version']).status === 0;
}
