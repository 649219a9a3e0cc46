import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startHashingServer } from './hashing-server.js';
import { bundleProgram } from './programs.js';
import type { RunPlan, RunResult } from './runtime.js';
import type { SendOutcome } from './send-kinds.js';

/** Runs the program for files on disk with a command, such as `deno run -A`. */
export async function runProcess(
  [file = '', ...args]: readonly string[],
  { sizes, ...plan }: RunPlan,
): Promise<readonly RunResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-'));
  const program = join(folder, 'on-disk.mjs');
  await writeFile(program, bundleProgram('on-disk', 'node'));
  const server = await startHashingServer();
  const order = JSON.stringify({ url: server.url, ...plan });
  const child = spawn(file, [...args, program, order, ...sizes.map(String)], { cwd: folder });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  await server.close();
  await rm(folder, { recursive: true });
  if (child.exitCode !== 0 || stderr !== '') {
    throw new Error(`${file} exited with ${String(child.exitCode)}: ${stderr}`);
  }
  const lines = stdout.trim().split('\n');
  return sizes.map((size, at) => ({
    size,
    outcomes: JSON.parse(lines[at] ?? '') as readonly SendOutcome[],
    received: server.received.filter((each) => each.size === size),
  }));
}
