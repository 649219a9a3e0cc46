import { Command } from 'commander';
import { kitCommands, type AddCommand } from '@upspec/conformance/command-line';
import { addGenerate } from '../commands/add-generate.js';
import { addLint } from '../commands/add-lint.js';

/** The commands of each program. */
const COMMANDS: Readonly<Record<'upspec' | 'upspec-conformance', readonly AddCommand[]>> = {
  upspec: [addGenerate, addLint, ...kitCommands.commands],
  'upspec-conformance': kitCommands.commands,
};

/** What each command of a program prints for `--help`, by its name. Starts no process for it. */
export function commandHelp(name: keyof typeof COMMANDS): ReadonlyMap<string, string> {
  const program = new Command(name).configureHelp({ showGlobalOptions: true });
  for (const add of COMMANDS[name]) add(program, () => Promise.resolve());
  return new Map(program.commands.map((command) => [command.name(), helpOf(command)]));
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (printed) => (text += printed) });
  command.outputHelp();
  return text;
}
