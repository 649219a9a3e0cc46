import { createRequire } from 'node:module';
import { kitCommands, runProgram } from '@upspec/conformance/command-line';
import { addGenerate } from './commands/add-generate.js';
import { addLint } from './commands/add-lint.js';

await runProgram({
  name: 'upspec',
  description:
    'Generates clients from an OpenAPI document, and checks that a server conforms to the document.',
  manifest: createRequire(import.meta.url).resolve('upspec/package.json'),
  commands: [addGenerate, addLint, ...kitCommands.commands],
  expectedErrors: {
    ...kitCommands.expectedErrors,
    ConfigError: 2,
    InvalidDocumentError: 1,
    ForeignFileError: 2,
    InputHeaderError: 2,
    InvalidTargetError: 2,
    OutsideOutputError: 2,
    SelectionError: 2,
    UnknownTargetError: 2,
    UnreadableDocumentError: 2,
    UnwritableOutputError: 2,
  },
  services: kitCommands.services,
});
