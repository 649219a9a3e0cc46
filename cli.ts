#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import type { AddCommand, RunCommand } from './command-line.js';
import { addCheck } from './conformance/commands/add-check.js';
import { addExport } from './conformance/commands/add-export.js';
import { addImport } from './conformance/commands/add-import.js';
import { addMerge } from './conformance/commands/add-merge.js';
import { addRecord } from './conformance/commands/add-record.js';
import { addServe } from './conformance/commands/add-serve.js';
import { addGenerate } from './generator/commands/add-generate.js';
import { addLint } from './generator/commands/add-lint.js';
import type { ExitCode, Terminal } from './terminal.js';

const stop = new AbortController();
/** 128 and the signal's number, as shells count. */
let signalCode: 130 | 143 | undefined;
process.once('SIGINT', () => {
  signalCode = 130;
  stop.abort(new Error('interrupted'));
});
process.once('SIGTERM', () => {
  signalCode = 143;
  stop.abort(new Error('terminated'));
});

// Who reads what is printed may have seen enough: `upspec check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort(new Error('nobody reads on'));
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
const run: RunCommand = async (command) => {
  exitCode = await command(terminal);
};

const COMMANDS: readonly AddCommand[] = [
  addGenerate,
  addLint,
  addCheck,
  addMerge,
  addServe,
  addRecord,
  addImport,
  addExport,
];

function buildProgram(): Command {
  const program = new Command('upspec')
    .description('The contract of the OpenAI Files and Uploads API, made executable.')
    .version(version())
    .option('--debug', 'tell where in upspec an error arose')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError();
  for (const add of COMMANDS) add(program, run);
  return program;
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
  'UnknownFaultError',
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
// What runs until it is asked to end has ended well.
const isService = ['serve', 'record'].includes(program.args[0] ?? '');
process.exitCode = signalCode === undefined || isService ? exitCode : signalCode;
