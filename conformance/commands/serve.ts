import { once } from 'node:events';
import type { ExitCode, Terminal } from '../../terminal.js';
import { serve } from '../serve.js';

export interface ServeArguments {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
  readonly apiKey?: string;
}

/** `upspec serve`: says where it listens once it accepts, and ends cleanly when asked to. */
export async function runServe(
  { host, port, data, apiKey }: ServeArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const server = await serve({
    host,
    port,
    ...(data !== undefined && { dataDir: data }),
    ...(apiKey !== undefined && { apiKey }),
  });
  terminal.print(`listening on ${server.url}`);
  if (!terminal.signal.aborted) await once(terminal.signal, 'abort');
  await server.close();
  return 0;
}
