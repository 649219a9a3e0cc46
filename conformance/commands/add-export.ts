import { Option } from 'commander';
import { collect, examples, nonEmpty, type AddCommand } from '../command-line/arguments.js';
import type { ExportArguments } from './export.js';

export const addExport: AddCommand = (program, run) => {
  program
    .command('export')
    .description('write fixtures in a form that other tools read')
    .argument('<fixture...>', 'files of fixtures, or folders of them')
    .addOption(
      new Option('--format <format>', 'HAR 1.2, or Arazzo 1.0.1 as far as it goes')
        .choices(['har', 'arazzo'])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'where it goes; standard output without it', nonEmpty)
    .option(
      '--spec <file>',
      'the OpenAPI document of the API; the Files and Uploads API without it',
      nonEmpty,
    )
    .option('--overlay <file>', 'an OpenAPI Overlay of the document; can be repeated', collect)
    .addHelpText(
      'after',
      examples(
        `${program.name()} export fixtures/recorded --format har --out session.har`,
        `${program.name()} export fixtures/recorded/001-create-file.json --format arazzo`,
      ),
    )
    .action(async (fixtures: readonly string[], flags: Omit<ExportArguments, 'fixtures'>) => {
      const { runExport } = await import('./export.js');
      await run((terminal) => runExport({ ...flags, fixtures }, terminal));
    });
};
