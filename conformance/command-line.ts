// The public entry `@upspec/conformance/command-line`: the kit's commands, for a program that has
// others beside them.
export {
  collect,
  examples,
  nonEmpty,
  positiveInteger,
  type AddCommand,
  type RunCommand,
} from './command-line/arguments.js';
export { kitCommands } from './command-line/kit-commands.js';
export { runProgram, type ProgramDefinition } from './command-line/run-program.js';
export type { ExitCode, Terminal } from './command-line/terminal.js';
