import { createRequire } from 'node:module';
import { kitCommands } from './command-line/kit-commands.js';
import { runProgram } from './command-line/run-program.js';

await runProgram({
  name: 'upspec-conformance',
  description:
    'Checks a server by the contract of the OpenAI Files and Uploads API, or by your own document.',
  manifest: createRequire(import.meta.url).resolve('@upspec/conformance/package.json'),
  ...kitCommands,
});
