import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface StartedServer {
  /** As the server printed it. */
  readonly origin: string;
  stop(): void;
}

/** Starts a program of Node.js that prints its address once it accepts connections. */
export async function startServer(
  program: string,
  args: readonly string[],
): Promise<StartedServer> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [origin] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    origin,
    stop: () => {
      child.kill();
    },
  };
}
