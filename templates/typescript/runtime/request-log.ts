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
  /** Whether requests are logged. */
  readonly isVerbose: boolean;
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
  const level =
    levelOf(logLevel, 'logLevel') ?? levelOf(readEnvironment(variable), variable) ?? 'warn';
  const isDebug = level === 'debug';
  const isVerbose = isDebug || level === 'info';
  return {
    level,
    isVerbose,
    info: (...line) => {
      if (isVerbose) logger.info(...line);
    },
    debug: (...line) => {
      if (isDebug) logger.debug(...line);
    },
  };
}

function levelOf(given: string | undefined, option = 'logLevel'): LogLevel | undefined {
  if (given === undefined) return undefined;
  const level = levels.find((each) => each === given);
  if (level !== undefined) return level;
  throw new InvalidInputError(option, `expected one of ${levels.join(', ')}`);
}
