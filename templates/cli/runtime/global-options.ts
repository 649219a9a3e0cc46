import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ProgramDefinition } from './command.js';
import { FORMATS, type Format } from './format-value.js';

/** What every command takes beside its own flags. */
export interface GlobalOptions {
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly organization?: string;
  readonly project?: string;
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

/** Adds the flags that stand before a command or after it. */
export function addGlobalOptions<Client>(
  program: Command,
  { environment }: ProgramDefinition<Client>,
): Command {
  const options = [
    new Option('--api-key <key>', `the key of the account; else ${environment.apiKey}`),
    new Option('--base-url <url>', `where calls go; else ${environment.baseURL}`),
    new Option('--organization <id>', `else ${environment.organization}`),
    new Option('--project <id>', `else ${environment.project}`),
    new Option('--format <name>', `how data is shown: ${FORMATS.join(', ')}`)
      .argParser(readFormat)
      .default('auto'),
    new Option('--format-error <name>', "how a server's error is shown, by the same names")
      .argParser(readFormat)
      .default('auto'),
    new Option('--transform <jmespath>', 'what to take out of data (https://jmespath.site)'),
    new Option('--transform-error <jmespath>', "what to take out of a server's error"),
    new Option('-r, --raw-output', 'show a text without quotes'),
    new Option(
      '--max-retries <n>',
      'how often a failed attempt is repeated (default: 2); waits as the server asks, up to a minute',
    ).argParser(readCount),
    new Option(
      '--timeout <time>',
      'what one attempt may take: seconds, or 500ms, 30s, 10m (default: 10m)',
    ).argParser(readTime),
    new Option(
      '--trusted-stdin',
      'let texts on standard input name files (@notes.txt), and fields of files their paths',
    ),
    new Option('--debug', 'show requests and answers on stderr, without the key'),
  ];
  return options.reduce((command, option) => command.addOption(option), program);
}

function readFormat(text: string): Format {
  const format = FORMATS.find((name) => name === text.toLowerCase());
  if (format === undefined) throw new InvalidArgumentError(`It is one of ${FORMATS.join(', ')}.`);
  return format;
}

function readCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0.');
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function readTime(text: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const time = Number(amount) * (UNITS[unit] ?? 1);
  if (amount === undefined || time < 1) {
    throw new InvalidArgumentError('It is a time above 0: 30, 500ms, 30s or 10m.');
  }
  return time;
}
