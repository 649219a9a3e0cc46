import { collect, examples, portNumber, type AddCommand } from '../command-line/arguments.js';
import type { ServeSpecArguments } from './serve-spec.js';
import type { ServeArguments } from './serve.js';

export const addServe: AddCommand = (program, run) => {
  program
    .command('serve')
    .description(
      'start the reference server, which conforms to the contract; with --spec, a mock server for any OpenAPI document',
    )
    .option(
      '--spec <file>',
      'the OpenAPI document of the mock server: it checks each request, responds with the examples of the document, and keeps what clients create',
    )
    .option(
      '--overlay <file>',
      'an OpenAPI Overlay to apply to the document; can be repeated',
      collect,
    )
    .option(
      '--fixtures <dir>',
      'a folder of fixtures, whose recorded responses the mock server sends first; can be repeated',
      collect,
    )
    .option('--host <address>', 'a loopback address', '127.0.0.1')
    .option('--port <n>', 'the port; 0 for any free port', portNumber, 0)
    .option(
      '--data <dir>',
      'the folder to store files in; by default they are lost when the server stops',
    )
    .option(
      '--api-key <key>',
      'the API key that clients must send; if repeated, each key is that of a tenant with its own files (env: OPENAI_API_KEY); with --spec, the keys that are accepted',
      collect,
    )
    .option('--fault <name>', 'a fault to inject, or "list" to list all; can be repeated', collect)
    .option(
      '--profile <name|file>',
      'the profile whose addresses, key header, query parameters, statuses and absent operations to serve',
    )
    .addHelpText(
      'after',
      examples(
        `${program.name()} serve --port 8080`,
        `${program.name()} serve --data ./files --api-key secret`,
        `${program.name()} serve --api-key first-tenant --api-key second-tenant`,
        `${program.name()} serve --fault page-limit-ignored`,
        `${program.name()} serve --profile azure --api-key secret`,
        `${program.name()} serve --spec pets.yaml --port 8080`,
        `${program.name()} serve --spec pets.yaml --fixtures ./fixtures --api-key secret`,
      ),
    )
    .action(async ({ spec, ...flags }: ServeArguments & Partial<ServeSpecArguments>) => {
      if (spec !== undefined) {
        const { runServeSpec } = await import('./serve-spec.js');
        await run((terminal) => runServeSpec({ spec, ...flags }, terminal));
        return;
      }
      const { runServe } = await import('./serve.js');
      await run((terminal) => runServe(flags, terminal));
    });
};
