import { collect, examples, type AddCommand } from '../command-line/arguments.js';
import type { MergeArguments } from './merge.js';

export const addMerge: AddCommand = (program, run) => {
  program
    .command('merge-reports')
    .description('merge the results of several shards into one report')
    .argument('<files...>', 'results, as `upspec check --report json=FILE` wrote them')
    .option('--known-failing <file>', 'the known failures, as in `upspec check`')
    .option(
      '--report <format=file>',
      'write a report: text, json, junit, tap, html, markdown or badge; can be repeated',
      collect,
    )
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
