import { examples, type AddCommand } from '../command-line/arguments.js';
import { addOutputOptions } from './add-output-options.js';
import type { MergeArguments } from './merge.js';

export const addMerge: AddCommand = (program, run) => {
  addOutputOptions(program.command('merge-reports'))
    .description('merge the results of several shards into one report')
    .argument('<files...>', 'results, as `upspec check --report json=FILE` wrote them')
    .option('--known-failing <file>', 'the known failures, as in `upspec check`')
    .addHelpText(
      'after',
      examples(
        `${program.name()} merge-reports shard-1.json shard-2.json --report html=report.html`,
      ),
    )
    .action(async (files: readonly string[], flags: Omit<MergeArguments, 'files'>) => {
      const { runMerge } = await import('./merge.js');
      await run((terminal) => runMerge({ ...flags, files }, terminal));
    });
};
