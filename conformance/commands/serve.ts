import { once } from 'node:events';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { formatFaults } from '../openai-files/reference/faults/format-faults.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { loadProfile } from '../openai-files/profile-format/load-profile.js';
import { serve } from '../openai-files/serve.js';

export interface ServeArguments {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
  /** Each is the key of a tenant. */
  readonly apiKey?: readonly string[];
  /** Names of injected faults, or `list` to list them all. */
  readonly fault?: readonly string[];
  /** The name or the file of a profile. */
  readonly profile?: string;
  /** Of the mock server alone. */
  readonly overlay?: readonly string[];
  readonly fixtures?: readonly string[];
}

/**
 * `upspec serve`: says where it listens once it accepts, and ends cleanly when asked to.
 *
 * @throws {UsageError} for an option of the mock server
 */
export async function runServe(
  { overlay, fixtures, ...options }: ServeArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  if (overlay !== undefined || fixtures !== undefined) {
    const option = overlay === undefined ? '--fixtures' : '--overlay';
    throw new UsageError(`${option} is for the mock server; add --spec FILE`);
  }
  const { host, port, data, apiKey = [], fault = [], profile } = options;
  if (fault.includes('list')) {
    terminal.print(formatFaults());
    return 0;
  }
  const keys = [...apiKey, terminal.environment[openai.requests.auth.variable] ?? ''];
  const [first] = keys.filter((key) => key !== '');
  const server = await serve({
    host,
    port,
    fault,
    ...(profile !== undefined && { profile: await loadProfile(profile) }),
    ...(data !== undefined && { dataDir: data }),
    apiKey: apiKey.length > 1 ? apiKey : (first ?? []),
  });
  terminal.print(`listening on ${server.url}`);
  const ended = terminal.signal.aborted ? undefined : once(terminal.signal, 'abort');
  await Promise.race([ended, server.stopped]);
  const { aborted } = terminal.signal;
  await server.close();
  return aborted ? 0 : 1;
}
