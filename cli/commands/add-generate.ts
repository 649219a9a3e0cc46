import { type AddCommand, collect, examples, nonEmpty } from '@upspec/conformance/command-line';
import { addInputOptions, type InputFlags, readInput } from './input-options.js';

interface GenerateFlags extends InputFlags {
  readonly out: string;
  readonly target?: string[];
  readonly check?: boolean;
  readonly skipBroken?: boolean;
}

export const addGenerate: AddCommand = (program, run) => {
  addInputOptions(program.command('generate'))
    .description(
      'generate clients, validators, reference pages and schemas from an OpenAPI document',
    )
    .argument('[spec]', 'the document: a file or a URL (default: spec/openapi.yaml)')
    .option('--out <dir>', 'the output folder', nonEmpty, 'generated')
    .option('--target <name>', 'only this target; can be repeated', collect)
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
      ),
    )
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      const { runGenerate } = await import('./generate.js');
      const { out, target, check, skipBroken } = flags;
      await run((terminal) =>
        runGenerate(
          {
            out,
            input: readInput(flags, terminal.environment),
            ...(spec !== undefined && { spec }),
            ...(target !== undefined && { target }),
            ...(check !== undefined && { check }),
            ...(skipBroken !== undefined && { skipBroken }),
          },
          terminal,
        ),
      );
    });
};
