import { readEnvironment } from './environment.js';
import { InvalidInputError } from './errors.js';

/** How much a client logs, from nothing to everything. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

type LogFunction = (message: string, ...details: unknown[]) => void;

/** What a client logs to: the console, or a logger with the same functions. */
export interface Logger {
  readonly error: LogFunction;
  readonly warn: LogFunction;
  readonly info: LogFunction;
  readonly debug: LogFunction;
}

/** The options of logging, which every client has. */
export interface LogOptions {
  /** `warn` by default. With `debug`, headers are logged, but no secret and no body. */
  readonly logLevel?: LogLevel | undefined;
  /** The console by default. */
  readonly logger?: Logger | undefined;
}

/** The log of a client: its functions do nothing above its level. */
export interface RequestLog {
  readonly level: LogLevel;
  readonly info: LogFunction;
  readonly debug: LogFunction;
}

const levels: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];

/**
 * The log that a client's options ask for.
 *
 * @param variable - The environment variable that replaces the option `logLevel`.
 * @throws InvalidInputError for an unknown level.
 */
export function requestLog(
  { logLevel, logger = console }: LogOptions,
  variable: string | undefined,
): RequestLog {
  const level = levelOf(logLevel, 'logLevel') ?? levelOf(readEnvironment(variable), variable);
  const most = levels.indexOf(level ?? 'warn');
  const functionOf = (name: 'info' | 'debug'): LogFunction =>
    levels.indexOf(name) > most
      ? () => undefined
      : (message, ...details) => {
          logger[name](message, ...details);
        };
  return { level: level ?? 'warn', info: functionOf('info'), debug: functionOf('debug') };
}

function levelOf(given: string | undefined, option = 'logLevel'): LogLevel | undefined {
  if (given === undefined) return undefined;
  const level = levels.find((each) => each === given);
  if (level !== undefined) return level;
  throw new InvalidInputError(option, `expected one of ${levels.join(', ')}`);
}

/** Names of headers and of query parameters whose values are secrets. */
const secret = /auth|key|token|secret|password|cookie|credential|session|sig(?:nature)?$/i;

const hidden = '***';

/**
 * Headers as they may be logged.
 *
 * @param names - The names of further headers with secrets.
 */
export function loggedHeaders(
  headers: Headers,
  names: readonly string[] = [],
): Readonly<Record<string, string>> {
  const own = names.map((name) => name.toLowerCase());
  const logged: Record<string, string> = {};
  headers.forEach((value, name) => {
    logged[name] = secret.test(name) || own.includes(name) ? hidden : value;
  });
  return logged;
}

/**
 * A URL as it may be logged.
 *
 * @param names - The names of further query parameters with secrets.
 */
export function loggedURL(url: URL, names: readonly string[] = []): string {
  const logged = new URL(url);
  url.searchParams.forEach((_, name) => {
    if (secret.test(name) || names.includes(name)) logged.searchParams.set(name, hidden);
  });
  return logged.href;
}
