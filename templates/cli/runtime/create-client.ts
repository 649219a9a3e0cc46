import { Option } from 'commander';
import type { ClientOptionFlag, ProgramDefinition } from './command.js';
import type { GlobalOptions } from './global-options.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import type { Fetch } from './watch-fetch.js';

/** The inputs of a client. */
export interface ClientSettings {
  readonly options: GlobalOptions;
  readonly fetch: Fetch;
}

/**
 * Creates the client of a command.
 *
 * @throws UsageError where there is no key, or no valid base URL.
 */
export async function createClient<Client>(
  program: ProgramDefinition<Client>,
  { options, fetch }: ClientSettings,
  terminal: Terminal,
): Promise<Client> {
  const { environment } = program;
  const read = (name: string): string | undefined =>
    terminal.environment[name]?.trim() || undefined;
  const apiKey = options.apiKey ?? read(environment.apiKey);
  const credentials = valuesOf(program.credentials, options, read);
  const hasKey = [apiKey, ...Object.values(credentials)].some((key) => (key ?? '').trim() !== '');
  if (program.requiresKey === true && !hasKey) {
    throw new UsageError(`no API key: set ${environment.apiKey}, or pass --api-key`);
  }
  const baseURL = options.baseUrl ?? read(environment.baseURL);
  const source = options.baseUrl === undefined ? environment.baseURL : '--base-url';
  if (baseURL !== undefined) checkBaseURL(baseURL, source);
  else if (program.needsBaseURL === true) {
    throw new UsageError(`no base URL: set ${environment.baseURL}, or pass --base-url`);
  }
  return program.createClient({
    ...valuesOf(program.clientOptions, options, read),
    ...(program.credentials !== undefined && { credentials }),
    ...(program.serverVariables !== undefined && {
      serverVariables: valuesOf(program.serverVariables, options, read),
    }),
    apiKey,
    baseURL,
    maxRetries: options.maxRetries,
    timeout: options.timeout,
    fetch,
  });
}

/** The keys of a command, which no output may contain. */
export function secretsOf<Client>(
  { environment, credentials }: ProgramDefinition<Client>,
  options: GlobalOptions,
  terminal: Pick<Terminal, 'environment'>,
): readonly string[] {
  const read = (name: string): string | undefined => terminal.environment[name];
  const keys = Object.values(valuesOf(credentials, options, read));
  return [options.apiKey ?? read(environment.apiKey), ...keys].filter((key) => key !== undefined);
}

/** The values of flags by the names of their options, without those that are not set. */
function valuesOf(
  flags: readonly ClientOptionFlag[] = [],
  options: GlobalOptions,
  read: (variable: string) => string | undefined,
): Readonly<Record<string, string>> {
  const entries = flags.flatMap(({ flag, option, environment }): readonly [string, string][] => {
    const given: unknown = Reflect.get(options, new Option(`--${flag} <value>`).attributeName());
    const value =
      typeof given === 'string' ? given : environment === undefined ? undefined : read(environment);
    return value === undefined ? [] : [[option, value]];
  });
  return Object.fromEntries(entries);
}

function checkBaseURL(text: string, source: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') {
    if (url.username === '' && url.password === '') return;
    throw new UsageError(
      `${source}: it contains a user name or password; pass the key as --api-key`,
    );
  }
  // It may contain a password, so it is not repeated.
  throw new UsageError(`${source}: expected a URL that starts with http:// or https://`);
}
