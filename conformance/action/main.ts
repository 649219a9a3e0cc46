import { join } from 'node:path';
import { kitCommands } from '../command-line/kit-commands.js';
import { runProgram } from '../command-line/run-program.js';
import { packageFolder } from '../package-folder.js';

// The program of the GitHub Action. `bundle.ts` makes one file of it and of all that it imports.

await runProgram({
  name: 'upspec',
  description: 'Checks that a server conforms to its OpenAPI document.',
  manifest: join(packageFolder(), 'package.json'),
  ...kitCommands,
});
