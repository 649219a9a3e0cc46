#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ExitCode, Terminal } from './terminal.js';

const stop = new AbortController();
let interrupted = false;
process.once('SIGINT', () => {
  interrupted = true;
  stop.abort(new Error('interrupted'));
});
process.once('SIGTERM', () => {
  stop.abort(new Error('terminated'));
});

const terminal: Terminal = {
  print: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY,
  color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  environment: process.env,
  signal: stop.signal,
};

let exitCode: ExitCode = 0;

function buildProgram(): Command {
  const program = new Command('upspec')
    .description('The contract of the OpenAI Files and Uploads API, made executable.')
    .version(version())
    .option('--debug', 'tell where in upspec an error arose')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError();
  addGenerate(program);
  addLint(program);
  addCheck(program);
  addServe(program);
  return program;
}

function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('make clients, validators and schemas from an OpenAPI document')
    .argument('[spec]', 'the document (default: spec/openapi.yaml)')
    .option('--out <dir>', 'the folder that is written to', nonEmpty, 'generated')
    .option('--target <name>', 'only this target; may be given again', collect)
    .option('--check', 'write nothing; tell what would change, and exit 1 if anything would')
    .addHelpText(
      'after',
      examples(
        'upspec generate',
        'upspec generate --check',
        'upspec generate openapi.yaml --target typescript-types --out src/api',
      ),
    )
    .action(
      async (
        spec: string | undefined,
        options: { out: string; target?: string[]; check?: boolean },
      ) => {
        const { runGenerate } = await import('./generator/commands/generate.js');
        exitCode = await runGenerate({ ...options, ...(spec !== undefined && { spec }) }, terminal);
      },
    );
}

function addLint(program: Command): void {
  program
    .command('lint')
    .description('tell every fault of an OpenAPI document, with line and column')
    .argument('[spec]', 'the document (default: spec/openapi.yaml)')
    .addHelpText('after', examples('upspec lint', 'upspec lint openapi.yaml'))
    .action(async (spec: string | undefined) => {
      const { runLint } = await import('./generator/commands/lint.js');
      exitCode = await runLint(spec, terminal);
    });
}

interface CheckFlags {
  readonly apiKey?: string;
  readonly only?: string[];
  readonly skip?: string[];
  readonly jobs: number;
  readonly timeout: number;
  readonly report?: string[];
  readonly list?: boolean;
}

function addCheck(program: Command): void {
  program
    .command('check')
    .description('tell whether a server keeps the contract; without a URL, the reference server')
    .argument('[url]', 'the base URL, with its version: http://127.0.0.1:8080/v1')
    .addOption(
      new Option('--api-key <key>', 'the key to send').env('OPENAI_API_KEY').hideHelp(false),
    )
    .option(
      '--only <pattern>',
      'only the cases of this name or requirement; may be given again',
      collect,
    )
    .option('--skip <pattern>', 'all but the cases of this name; may be given again', collect)
    .option('--jobs <n>', 'how many cases run at a time, 1 to 64', positiveInteger, 4)
    .option('--timeout <seconds>', 'how long one exchange may take', positiveInteger, 30)
    .option(
      '--report <format=file>',
      'write a report: text, json or junit; may be given again',
      collect,
    )
    .option('--list', 'list the cases and the requirements that they test, and send nothing')
    .addHelpText(
      'after',
      examples(
        'upspec check http://127.0.0.1:8080/v1 --api-key "$OPENAI_API_KEY"',
        "upspec check http://127.0.0.1:8080/v1 --only 'uploads/**' --report junit=junit.xml",
        'upspec check --list',
      ),
    )
    .action(async (url: string | undefined, flags: CheckFlags) => {
      const { runCheck } = await import('./conformance/commands/check.js');
      exitCode = await runCheck({ ...flags, ...(url !== undefined && { url }) }, terminal);
    });
}

interface ServeFlags {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
  readonly apiKey?: string;
}

function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the reference server, which keeps the contract')
    .option('--host <address>', 'an address of this machine only', '127.0.0.1')
    .option('--port <n>', 'the port; 0 for any that is free', portNumber, 0)
    .option('--data <dir>', 'where files are kept; without it they are gone with the server')
    .addOption(
      new Option('--api-key <key>', 'the key that callers must send').env('OPENAI_API_KEY'),
    )
    .addHelpText(
      'after',
      examples('upspec serve --port 8080', 'upspec serve --data ./files --api-key secret'),
    )
    .action(async (flags: ServeFlags) => {
      const { runServe } = await import('./conformance/commands/serve.js');
      exitCode = await runServe(flags, terminal);
    });
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It is a whole number from 1.');
  return value;
}

function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('A port is from 0 to 65535.');
  return value;
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function version(): string {
  const file = createRequire(import.meta.url).resolve('upspec/package.json');
  const { version: text } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return text;
}

/** Errors that say all that a person needs; any other is a fault of this program. */
const TOLD: ReadonlySet<string> = new Set([
  'DataFolderError',
  'DocumentFaultsError',
  'ForeignFileError',
  'KitError',
  'ListenAddressError',
  'OutsideOutputError',
  'PortTakenError',
  'UnknownTargetError',
  'UnreachableError',
  'UnreadableDocumentError',
  'UnwritableOutputError',
  'UsageError',
]);

function tell(error: unknown, debug: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = error instanceof Error && TOLD.has(error.name);
  const message = error instanceof Error ? error.message : String(error);
  terminal.warn(
    known ? message : `upspec failed: ${message}${debug ? '' : ' (--debug tells more)'}`,
  );
  if (debug && error instanceof Error) terminal.warn(error.stack ?? '');
  return error instanceof Error && error.name === 'DocumentFaultsError' ? 1 : 2;
}

const program = buildProgram();
try {
  await program.parseAsync();
} catch (error) {
  exitCode = tell(error, program.opts<{ debug?: boolean }>().debug === true);
}
// 128 + SIGINT, as shells count; a server that was asked to end has ended well.
process.exitCode = interrupted && program.args[0] !== 'serve' ? 130 : exitCode;
