import { Option } from 'commander';
import { collect, examples, nonEmpty, type AddCommand } from '../command-line/arguments.js';
import type { ExportArguments } from './export.js';

export const addExport: AddCommand = (program, run) => {
  program
    .command('export')
    .description('convert fixtures to a format that other tools read')
    .argument('<fixture...>', 'fixture files, or folders of fixture files')
    .addOption(
      new Option(
        '--format <format>',
        'HAR 1.2, or Arazzo 1.0.1 as far as it can express the fixtures',
      )
        .choices(['har', 'arazzo'])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'the output file; by default standard output', nonEmpty)
    .option(
      '--spec <file>',
      'the OpenAPI document of the API; by default the built-in Files and Uploads API',
      nonEmpty,
    )
    .option(
      '--overlay <file>',
      'an OpenAPI Overlay to apply to the document; can be repeated',
      collect,
    )
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
