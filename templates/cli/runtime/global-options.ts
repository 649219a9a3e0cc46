import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ProgramDefinition } from './command.js';
import { FORMATS, type Format } from './output-format.js';

/** The global options, which every command has. */
export interface GlobalOptions {
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly format: Format;
  readonly formatError: Format;
  readonly transform?: string;
  readonly transformError?: string;
  readonly rawOutput?: true;
  readonly maxRetries?: number;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly trustedStdin?: true;
  readonly debug?: true;
}

/** Adds the flags that are allowed before and after a command. */
export function addGlobalOptions<Client>(
  program: Command,
  {
    environment,
    clientOptions = [],
    credentials = [],
    serverVariables = [],
  }: ProgramDefinition<Client>,
): Command {
  const options = [
    new Option('--api-key <key>', `the API key (default: $${environment.apiKey})`),
    new Option('--base-url <url>', `the base URL of the API (default: $${environment.baseURL})`),
    ...[...clientOptions, ...credentials, ...serverVariables].map(
      ({ flag, description, environment: variable }) => {
        const fallback = variable === undefined ? '' : ` (default: $${variable})`;
        return new Option(`--${flag} <value>`, `${description}${fallback}`);
      },
    ),
    new Option('--format <name>', `the output format of data: ${FORMATS.join(', ')}`)
      .argParser(readFormat)
      .default('auto'),
    new Option(
      '--format-error <name>',
      "the output format of a server's error: one of the same names",
    )
      .argParser(readFormat)
      .default('auto'),
    new Option(
      '--transform <jmespath>',
      'a JMESPath expression to apply to data (https://jmespath.site)',
    ),
    new Option(
      '--transform-error <jmespath>',
      "a JMESPath expression to apply to a server's error",
    ),
    new Option('-r, --raw-output', 'print strings without quotes'),
    new Option(
      '--max-retries <n>',
      'how often to retry a failed attempt (default: 2); waits if the server asks to, up to a minute',
    ).argParser(readCount),
    new Option(
      '--timeout <time>',
      'the timeout of one attempt: seconds, or 500ms, 30s, 10m (default: 10m)',
    ).argParser(readTime),
    new Option(
      '--trusted-stdin',
      'allow strings on standard input to refer to files (@notes.txt), and file fields to be paths',
    ),
    new Option('--debug', 'show requests and responses on stderr, without the key'),
  ];
  return options.reduce((command, option) => command.addOption(option), program);
}

function readFormat(text: string): Format {
  const format = FORMATS.find((name) => name === text.toLowerCase());
  if (format === undefined)
    throw new InvalidArgumentError(`It must be one of ${FORMATS.join(', ')}.`);
  return format;
}

function readCount(text: string): number {
  if (!/^\d{1,6}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number of at least 0.');
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function readTime(text: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const time = Number(amount) * (UNITS[unit] ?? 1);
  if (amount === undefined || time < 1) {
    throw new InvalidArgumentError('It must be a time above 0: 30, 500ms, 30s or 10m.');
  }
  return time;
}
