#!/usr/bin/env node
// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import { OpenAI } from '@upspec/openai-files';
import { filesCreate } from './commands/files/create.js';
import { filesList } from './commands/files/list.js';
import { filesRetrieve } from './commands/files/retrieve.js';
import { filesDelete } from './commands/files/delete.js';
import { filesContent } from './commands/files/content.js';
import { uploadsCreate } from './commands/uploads/create.js';
import { uploadsComplete } from './commands/uploads/complete.js';
import { uploadsCancel } from './commands/uploads/cancel.js';
import { uploadsPartsCreate } from './commands/uploads/parts/create.js';
import { runProgram } from './runtime/run-program.js';

await runProgram(
  {
    name: 'openai',
    summary: 'The OpenAI Files and Uploads API, from the command line.',
    version: '0.1.0',
    environmentPrefix: 'OPENAI',
    environment: { apiKey: 'OPENAI_API_KEY', baseURL: 'OPENAI_BASE_URL' },
    requiresKey: true,
    clientOptions: [
      {
        flag: 'organization',
        option: 'organization',
        environment: 'OPENAI_ORG_ID',
        description: 'the organization',
      },
      {
        flag: 'project',
        option: 'project',
        environment: 'OPENAI_PROJECT_ID',
        description: 'the project',
      },
    ],
    groups: [
      {
        name: 'files',
        commands: [filesCreate, filesList, filesRetrieve, filesDelete, filesContent],
      },
      { name: 'uploads', commands: [uploadsCreate, uploadsComplete, uploadsCancel] },
      { name: 'uploads:parts', commands: [uploadsPartsCreate] },
    ],
    createClient: (options) => new OpenAI(options),
  },
  new URL('./completions/', import.meta.url),
);
