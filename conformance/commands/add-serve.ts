import { collect, examples, portNumber, type AddCommand } from '../command-line/arguments.js';
import type { ServeArguments } from './serve.js';

export const addServe: AddCommand = (program, run) => {
  program
    .command('serve')
    .description('start the reference server, which conforms to the contract')
    .option('--host <address>', 'a loopback address', '127.0.0.1')
    .option('--port <n>', 'the port; 0 for any free port', portNumber, 0)
    .option(
      '--data <dir>',
      'the folder to store files in; by default they are lost when the server stops',
    )
    .option(
      '--api-key <key>',
      'the API key that clients must send; if repeated, each key is that of a tenant with its own files (env: OPENAI_API_KEY)',
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
      ),
    )
    .action(async (flags: ServeArguments) => {
      const { runServe } = await import('./serve.js');
      await run((terminal) => runServe(flags, terminal));
    });
};
