import { Option } from 'commander';
import { type AddCommand, collect, examples, nonEmpty } from '@upspec/conformance/command-line';
import type { GenerateFlags } from './generate.js';
import { addInputOptions } from './input-options.js';

export const addGenerate: AddCommand = (program, run) => {
  addInputOptions(program.command('generate'))
    .description(
      'generate clients, validators, reference pages and schemas from an OpenAPI document',
    )
    .argument('[spec]', 'the document: a file or a URL (default: spec/openapi.yaml)')
    .option('--out <dir>', 'the output folder (default: generated)', nonEmpty)
    .option('--target <name>', 'only this target, or a module; can be repeated', collect)
    .option(
      '--include <pattern>',
      'only operations with this tag, path or operationId; can be repeated',
      collect,
    )
    .option(
      '--exclude <pattern>',
      'no operations with this tag, path or operationId; can be repeated',
      collect,
    )
    .addOption(
      new Option('--names <style>', 'how calls are named').choices(['operation-id', 'path']),
    )
    .option('--config <file>', 'the configuration file (default: upspec.config.{js,json,yaml})')
    .option(
      '--skip-broken',
      'leave out the operations and schemas that have an error, instead of rejecting the document',
    )
    .option('--check', 'write nothing; report what would change, and exit 1 if anything would')
    .addHelpText(
      'after',
      examples(
        'upspec generate',
        'upspec generate --check',
        'upspec generate openapi.yaml --overlay corrections.overlay.yaml',
        "upspec generate https://api.example/openapi.json --input-header 'Authorization: Bearer $API_TOKEN'",
        'upspec generate openapi.yaml --target typescript-types --out src/api',
        "upspec generate openapi.yaml --include Pets --include 'GET /owners/**' --exclude '*Draft'",
        'upspec generate openapi.yaml --target ./my-target.js',
      ),
    )
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      const { runGenerate } = await import('./generate.js');
      await run((terminal) => runGenerate(spec, flags, terminal));
    });
};
