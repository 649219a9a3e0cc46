import { spawn, type ChildProcess } from 'node:child_process';

/** A shell command that starts the target again. */
export interface RestartCommand {
  /** Runs it. It may end, or go on as the server itself. */
  restart(): Promise<void>;
  /** Ends what is still running. */
  close(): void;
}

/** What the command prints on standard error is shown; its standard output is not. */
export function openRestartCommand(command: string): RestartCommand {
  const running = new Set<ChildProcess>();
  return {
    restart() {
      const child = spawn(command, {
        shell: true,
        // A group of its own, so that it can be ended with all that it started.
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      running.add(child);
      child.on('error', () => running.delete(child));
      child.on('exit', () => running.delete(child));
      return Promise.resolve();
    },
    close() {
      for (const child of running) end(child);
    },
  };
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGTERM');
}
