import { type AddCommand, collect, examples, nonEmpty } from '@upspec/conformance/command-line';

interface GenerateFlags {
  readonly out: string;
  readonly target?: string[];
  readonly check?: boolean;
  readonly overlay?: string[];
}

export const addGenerate: AddCommand = (program, run) => {
  program
    .command('generate')
    .description(
      'generate clients, validators, reference pages and schemas from an OpenAPI document',
    )
    .argument('[spec]', 'the document (default: spec/openapi.yaml)')
    .option('--out <dir>', 'the output folder', nonEmpty, 'generated')
    .option('--target <name>', 'only this target; can be repeated', collect)
    .option('--overlay <file>', 'an OpenAPI Overlay to apply first; can be repeated', collect)
    .option('--check', 'write nothing; report what would change, and exit 1 if anything would')
    .addHelpText(
      'after',
      examples(
        'upspec generate',
        'upspec generate --check',
        'upspec generate openapi.yaml --overlay corrections.overlay.yaml',
        'upspec generate openapi.yaml --target typescript-types --out src/api',
      ),
    )
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      const { runGenerate } = await import('./generate.js');
      const { overlay: overlays = [], ...rest } = flags;
      await run((terminal) =>
        runGenerate({ ...rest, overlays, ...(spec !== undefined && { spec }) }, terminal),
      );
    });
};
