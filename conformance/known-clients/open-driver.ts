import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a driver prints for a task: the object of the response, or why there is none. */
export interface TaskResult {
  readonly id?: string;
  readonly bytes?: number;
  /** The call ended with this error. */
  readonly error?: string;
  /** The client can't do it. */
  readonly skipped?: string;
}

/** A program that runs tasks with a client. */
export interface Driver {
  run(task: unknown): Promise<TaskResult>;
  stop(): Promise<void>;
}

/** In milliseconds, for a task: a library may wait for ever for a body that it has read before. */
const longestTask = 30_000;

/** Starts a driver, which reads tasks as JSON on lines, and prints the result of each on a line. */
export function openDriver(
  [program, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
): Driver {
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: ((result: TaskResult) => void)[] = [];
  let isEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string): void => {
      isEnded = true;
      for (const report of waiting.splice(0)) report({ error: reason });
      resolve();
    };
    child.on('error', ({ message }) => end(message));
    child.on('close', () => end('the driver ended'));
  });
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.(readResult(line));
  });
  return {
    run(task) {
      if (isEnded) return Promise.resolve({ error: 'the driver ended' });
      const result = new Promise<TaskResult>((resolve) => waiting.push(resolve));
      child.stdin.write(`${JSON.stringify(task)}\n`);
      const timer = setTimeout(() => child.kill('SIGKILL'), longestTask);
      return result.finally(() => clearTimeout(timer));
    },
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** A library without errors of its own returns the body of an error, in which `error` is an object. */
function readResult(line: string): TaskResult {
  const result = JSON.parse(line) as Omit<TaskResult, 'error'> & { readonly error?: unknown };
  const { error, ...others } = result;
  if (error === undefined || error === null) return others;
  return { ...others, error: typeof error === 'string' ? error : JSON.stringify(error) };
}
