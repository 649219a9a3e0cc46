import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs in a process group of its own, so that what it starts ends with it. */
export interface RunningProgram {
  /** The end of what it printed, at most 64 KiB. */
  printed(): string;
  /** Its exit code once it has ended; null after a signal or a start that failed. */
  readonly ended: Promise<number | null>;
  /** Sends it SIGTERM, and after five seconds SIGKILL. */
  stop(): Promise<void>;
}

const mostPrinted = 64 * 1024;

export interface ProgramOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Gets each line that it prints on its standard output. */
  readonly onLine?: (line: string) => void;
}

/** Starts a program without input. */
export function runProgram(
  program: string,
  args: readonly string[],
  { onLine, ...options }: ProgramOptions = {},
): RunningProgram {
  const child = spawn(program, args, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString('utf8')).slice(-mostPrinted);
  };
  child.stdout.on('data', keep);
  if (onLine !== undefined) createInterface(child.stdout).on('line', onLine);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      keep(Buffer.from(error.message));
      resolve(null);
    });
    child.once('close', resolve);
  });
  return { printed: () => text, ended, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const { pid, exitCode, signalCode } = child;
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  const exited = once(child, 'exit');
  signalGroup(pid, 'SIGTERM');
  const patience = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5000);
  await exited;
  clearTimeout(patience);
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
