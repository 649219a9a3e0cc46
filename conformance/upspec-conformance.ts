import { createRequire } from 'node:module';
import { kitCommands } from './command-line/kit-commands.js';
import { runProgram } from './command-line/run-program.js';

await runProgram({
  name: 'upspec-conformance',
  description:
    'Checks that a server conforms to the contract of the OpenAI Files and Uploads API, or to your own document.',
  manifest: createRequire(import.meta.url).resolve('@upspec/conformance/package.json'),
  ...kitCommands,
});
