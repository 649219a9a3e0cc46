import { CommanderError } from 'commander';
import { buildProgram } from './build-program.js';
import type { ProgramDefinition } from './command.js';
import { addCompletion } from './completion.js';
import type { Terminal } from './terminal.js';
import { OutputClosedError, writeOutput } from './write-output.js';

/** 128 + SIGINT, and 128 + SIGTERM, as shells count. */
const INTERRUPTED = 130;
const TERMINATED = 143;

/**
 * Runs a program in this process, with its arguments, streams, signals and exit code.
 *
 * @param folder - The folder of the program's completions.
 */
export async function runProgram<Client>(
  definition: ProgramDefinition<Client>,
  folder: URL,
): Promise<void> {
  const stop = new AbortController();
  let ended: number | undefined;
  const end = (code: number) => (): void => {
    ended = code;
    stop.abort(new Error('interrupted'));
  };
  process.once('SIGINT', end(INTERRUPTED));
  process.once('SIGTERM', end(TERMINATED));
  // The write reports the error; without a listener it would end the process with a stack trace.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const terminal = terminalOf(stop.signal);
  let exitCode = 0;
  const said: string[] = [];
  const program = buildProgram(definition, {
    run: async (invocation) => {
      const { runCommand } = await import('./run-command.js');
      exitCode = await runCommand(invocation, terminal);
    },
    write: (text) => said.push(text),
  });
  addCompletion(program, {
    name: definition.name,
    folder,
    print: (text) => writeOutput(process.stdout, text),
  });
  try {
    const args = process.argv.slice(2);
    await program.parseAsync(asOption(args), { from: 'user' });
  } catch (error) {
    exitCode = report(error, said.join(''));
  }
  process.exitCode = ended ?? exitCode;
}

/** `help files create` means `files create --help`. */
function asOption(args: readonly string[]): readonly string[] {
  if (args.length === 0) return ['--help'];
  return args[0] === 'help' ? [...args.slice(1), '--help'] : args;
}

/**
 * Usage errors are reported by the commands themselves; the exit code is 1.
 */
function report(error: unknown, said: string): number {
  if (error instanceof OutputClosedError) return 0;
  if (error instanceof CommanderError) {
    // A group without a command lists its commands.
    const isHelp = error.exitCode === 0 || error.code === 'commander.help';
    (isHelp ? process.stdout : process.stderr).write(said);
    return isHelp ? 0 : 1;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

function terminalOf(signal: AbortSignal): Terminal {
  return {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    outputIsTerminal: process.stdout.isTTY,
    errorsIsTerminal: process.stderr.isTTY,
    columns: process.stdout.columns || 80,
    environment: process.env,
    signal,
  };
}
