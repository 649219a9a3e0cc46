import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunningServer } from './server.js';

/** Whether `python3` is found; without it the third implementation cannot run. */
export const HAS_PYTHON: boolean = spawnSync('python3', ['--version']).status === 0;

/**
 * Starts a third implementation of the invented API, as a process: other ids and entity tags, times
 * with microseconds and an offset.
 *
 * @throws Error with what the process wrote to stderr, where it ends before it listens
 */
export async function startPythonServer(key: string): Promise<RunningServer> {
  const child = spawn('python3', [
    '-B',
    join(import.meta.dirname, 'python-server', 'server.py'),
    key,
  ]);
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening on (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    const close = async (): Promise<void> => {
      child.stdin.end();
      await exited;
    };
    return { url, close };
  }
  throw new Error(`server.py ended early: ${Buffer.concat(errors).toString('utf8')}`);
}
