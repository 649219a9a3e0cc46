import { spawn } from 'node:child_process';
import { UsageError } from '../kit-error.js';

/** How a command ended. */
export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  /** It took too long, and was ended. */
  | { readonly kind: 'timeout' }
  /** The person ended the run. */
  | { readonly kind: 'stopped' }
  /** It had shown all that a scenario asks for, and was ended. */
  | { readonly kind: 'concluded' };

export interface CommandOptions {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** In milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Ends the command, as it has shown enough. */
  readonly conclude?: AbortSignal | undefined;
}

/** In milliseconds: what a command gets to end by itself. */
const graceTime = 2_000;

/**
 * Runs a command with the terminal's own input and output, and ends all processes of its group with it.
 * Other input is empty: a pipe could be read only once, and one that nobody closes would stop the command.
 *
 * @throws {UsageError} if it can't be started
 */
export function runCommand(options: CommandOptions): Promise<CommandEnd> {
  const { command, environment, timeout, signal, conclude } = options;
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    // A group of its own, so that all that it starts ends with it. Input stays the terminal's.
    const child = spawn(program, args, {
      env: environment,
      stdio: [process.stdin.isTTY ? 'inherit' : 'ignore', 2, 2],
      detached: true,
    });
    let ended: CommandEnd | undefined;
    const kill = (name: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, name);
      } catch {
        // The group has ended.
      }
    };
    const end = (reason: CommandEnd): void => {
      ended ??= reason;
      kill('SIGTERM');
      setTimeout(() => kill('SIGKILL'), graceTime).unref();
    };
    const timer = setTimeout(() => end({ kind: 'timeout' }), timeout);
    const onAbort = (): void => end({ kind: 'stopped' });
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    conclude?.addEventListener('abort', () => end({ kind: 'concluded' }), { once: true });
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // What it left behind ends, too.
      kill('SIGKILL');
    };
    child.on('error', (cause) => {
      finish();
      reject(new UsageError(`${program} can't be started: ${cause.message}`, { cause }));
    });
    child.on('exit', (code, killedBy) => {
      finish();
      if (ended !== undefined) resolve(ended);
      else if (code !== null) resolve({ kind: 'exited', code });
      else resolve({ kind: 'killed', signal: killedBy ?? 'unknown' });
    });
  });
}
