// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { Option } from 'commander';
import type { ProgramDefinition } from './command.js';
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
export function createClient<Client>(
  program: ProgramDefinition<Client>,
  { options, fetch }: ClientSettings,
  terminal: Terminal,
): Client {
  const { environment } = program;
  const read = (name: string): string | undefined =>
    terminal.environment[name]?.trim() || undefined;
  const apiKey = options.apiKey ?? read(environment.apiKey);
  if (program.requiresKey === true && (apiKey === undefined || apiKey.trim() === '')) {
    throw new UsageError(`no API key: set ${environment.apiKey}, or pass --api-key`);
  }
  const baseURL = options.baseUrl ?? read(environment.baseURL);
  const source = options.baseUrl === undefined ? environment.baseURL : '--base-url';
  if (baseURL !== undefined) checkBaseURL(baseURL, source);
  else if (program.needsBaseURL === true) {
    throw new UsageError(`no base URL: set ${environment.baseURL}, or pass --base-url`);
  }
  return program.createClient({
    ...ownOptions(program, options, read),
    apiKey,
    baseURL,
    maxRetries: options.maxRetries,
    timeout: options.timeout,
    fetch,
  });
}

/** The values of the API's own options, by their names. */
function ownOptions<Client>(
  { clientOptions = [] }: ProgramDefinition<Client>,
  options: GlobalOptions,
  read: (variable: string) => string | undefined,
): Readonly<Record<string, string | undefined>> {
  const entries = clientOptions.map(
    ({ flag, option, environment }): [string, string | undefined] => {
      const given: unknown = Reflect.get(options, new Option(`--${flag} <value>`).attributeName());
      if (typeof given === 'string') return [option, given];
      return [option, environment === undefined ? undefined : read(environment)];
    },
  );
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
