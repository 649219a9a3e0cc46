import { createRequire } from 'node:module';
import { kitCommands, runProgram } from '@upspec/conformance/command-line';
import { addGenerate } from './commands/add-generate.js';
import { addLint } from './commands/add-lint.js';

await runProgram({
  name: 'upspec',
  description: 'The contract of the OpenAI Files and Uploads API, made executable.',
  manifest: createRequire(import.meta.url).resolve('upspec/package.json'),
  commands: [addGenerate, addLint, ...kitCommands.commands],
  expectedErrors: {
    ...kitCommands.expectedErrors,
    DocumentFaultsError: 1,
    ForeignFileError: 2,
    InputHeaderError: 2,
    OutsideOutputError: 2,
    UnknownTargetError: 2,
    UnreadableDocumentError: 2,
    UnwritableOutputError: 2,
  },
  services: kitCommands.services,
});
