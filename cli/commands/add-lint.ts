import { type AddCommand, examples } from '@upspec/conformance/command-line';

export const addLint: AddCommand = (program, run) => {
  program
    .command('lint')
    .description('tell every fault of an OpenAPI document, with line and column')
    .argument('[spec]', 'the document (default: spec/openapi.yaml)')
    .addHelpText('after', examples('upspec lint', 'upspec lint openapi.yaml'))
    .action(async (spec: string | undefined) => {
      const { runLint } = await import('./lint.js');
      await run((terminal) => runLint(spec, terminal));
    });
};
