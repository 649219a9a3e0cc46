import { Option } from 'commander';
import { examples, type AddCommand } from '../command-line/arguments.js';
import type { CompareArguments } from './compare.js';

export const addCompare: AddCommand = (program, run) => {
  program
    .command('compare')
    .description(
      'compare two results of `upspec check`: which violations are new, fixed, unchanged',
    )
    .argument('<old>', 'a result, as `upspec check --report json=FILE` wrote it')
    .argument('<new>', 'a later result')
    .addOption(
      new Option('--format <format>', 'how to print the comparison')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addHelpText(
      'after',
      examples(
        `${program.name()} compare main.json branch.json`,
        `${program.name()} compare main.json branch.json --format markdown`,
      ),
    )
    .action(async (before: string, after: string, flags: Pick<CompareArguments, 'format'>) => {
      const { runCompare } = await import('./compare.js');
      await run((terminal) => runCompare({ ...flags, before, after }, terminal));
    });
};
