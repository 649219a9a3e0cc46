import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { AddCommand, RunCommand } from './arguments.js';
import type { ExitCode, Terminal } from './terminal.js';

/** A program made of commands: its name, and what belongs to the whole of it. */
export interface ProgramDefinition {
  readonly name: string;
  readonly description: string;
  /** The path of the package's `package.json`, which names the version. */
  readonly manifest: string;
  readonly commands: readonly AddCommand[];
  /** How the program ends after errors whose message says all that a person needs, by their names. */
  readonly expectedErrors: Readonly<Record<string, ExitCode>>;
  /** The commands that run until they are asked to end, and then have ended well. */
  readonly services: readonly string[];
}

/**
 * Runs the program that the arguments of this process ask for, and sets its exit code: what the
 * command returns, 2 for wrong usage and unexpected errors, 130 and 143 after SIGINT and SIGTERM.
 */
export async function runProgram(definition: ProgramDefinition): Promise<void> {
  const stop = stopOnSignals();
  const terminal = openTerminal(definition.name, stop.controller);
  let exitCode: ExitCode = 0;
  const program = buildProgram(definition, async (command) => {
    exitCode = await command(terminal);
  });
  try {
    await program.parseAsync();
  } catch (error) {
    const debug = program.opts<{ debug?: boolean }>().debug === true;
    exitCode = reportError(error, { definition, terminal, debug });
  }
  const signalCode = stop.signalCode();
  const isService = definition.services.includes(program.args[0] ?? '');
  process.exitCode = signalCode === undefined || isService ? exitCode : signalCode;
}

interface Stop {
  readonly controller: AbortController;
  /** 128 and the signal's number, as shells count; undefined where no signal came. */
  signalCode(): number | undefined;
}

function stopOnSignals(): Stop {
  const controller = new AbortController();
  let signalCode: number | undefined;
  let stoppedAt = 0;
  const stop = (code: number, reason: string): void => {
    if (signalCode === undefined) {
      signalCode = code;
      stoppedAt = performance.now();
      controller.abort(new Error(reason));
    } else if (performance.now() - stoppedAt > repetition) process.exit(code);
  };
  process.on('SIGINT', () => {
    stop(130, 'interrupted');
  });
  process.on('SIGTERM', () => {
    stop(143, 'terminated');
  });
  return { controller, signalCode: () => signalCode };
}

/**
 * In milliseconds: npx passes on a signal that the terminal has sent already. A signal that comes again
 * later ends the process at once.
 */
const repetition = 1000;

function openTerminal(program: string, stop: AbortController): Terminal {
  // Who reads the output may have seen enough: `upspec check | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort(new Error('nobody reads the output any more'));
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    program,
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
    interactive: process.stderr.isTTY,
    attended: process.stderr.isTTY && process.stdin.isTTY && process.env['CI'] === undefined,
    color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    environment: process.env,
    signal: stop.signal,
  };
}

function buildProgram(definition: ProgramDefinition, run: RunCommand): Command {
  const program = new Command(definition.name)
    .description(definition.description)
    .version(versionOf(definition.manifest))
    .option('--debug', 'show the stack trace of an unexpected error')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError();
  for (const add of definition.commands) add(program, run);
  return program;
}

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return version;
}

function reportError(
  error: unknown,
  {
    definition,
    terminal,
    debug,
  }: {
    readonly definition: ProgramDefinition;
    readonly terminal: Terminal;
    readonly debug: boolean;
  },
): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { name, expectedErrors } = definition;
  const code = error instanceof Error ? expectedErrors[error.name] : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const hint = debug ? '' : ' (--debug shows more)';
  terminal.warn(code === undefined ? `${name} failed: ${message}${hint}` : message);
  if (debug && error instanceof Error) terminal.warn(error.stack ?? '');
  return code ?? 2;
}
