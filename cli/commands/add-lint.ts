import { type AddCommand, collect, examples } from '@upspec/conformance/command-line';

export const addLint: AddCommand = (program, run) => {
  program
    .command('lint')
    .description('report every error of an OpenAPI document, with line and column')
    .argument('[spec]', 'the document (default: spec/openapi.yaml)')
    .option('--overlay <file>', 'an OpenAPI Overlay to apply first; can be repeated', collect)
    .addHelpText(
      'after',
      examples(
        'upspec lint',
        'upspec lint openapi.yaml',
        'upspec lint openapi.yaml --overlay corrections.overlay.yaml',
      ),
    )
    .action(async (spec: string | undefined, { overlay }: { readonly overlay?: string[] }) => {
      const { runLint } = await import('./lint.js');
      await run((terminal) => runLint({ spec, overlays: overlay ?? [] }, terminal));
    });
};
