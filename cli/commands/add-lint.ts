import { type AddCommand, examples } from '@upspec/conformance/command-line';
import { addInputOptions, type InputFlags, readInput } from './input-options.js';

export const addLint: AddCommand = (program, run) => {
  addInputOptions(program.command('lint'))
    .description('report every error of an OpenAPI document, with line and column')
    .argument('[spec]', 'the document: a file or a URL (default: spec/openapi.yaml)')
    .addHelpText(
      'after',
      examples(
        'upspec lint',
        'upspec lint openapi.yaml',
        'upspec lint openapi.yaml --overlay corrections.overlay.yaml',
      ),
    )
    .action(async (spec: string | undefined, flags: InputFlags) => {
      const { runLint } = await import('./lint.js');
      await run((terminal) =>
        runLint({ spec, input: readInput(flags, terminal.environment) }, terminal),
      );
    });
};
