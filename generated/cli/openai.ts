#!/usr/bin/env node
// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

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
        commands: [
          {
            name: 'create',
            summary: 'Upload a file',
            load: () => import('./commands/files/create.js').then((module) => module.filesCreate),
          },
          {
            name: 'list',
            summary: 'List files',
            load: () => import('./commands/files/list.js').then((module) => module.filesList),
          },
          {
            name: 'retrieve',
            summary: 'Retrieve a file',
            load: () =>
              import('./commands/files/retrieve.js').then((module) => module.filesRetrieve),
          },
          {
            name: 'delete',
            summary: 'Delete a file',
            load: () => import('./commands/files/delete.js').then((module) => module.filesDelete),
          },
          {
            name: 'content',
            summary: 'Retrieve the content of a file',
            load: () => import('./commands/files/content.js').then((module) => module.filesContent),
          },
        ],
      },
      {
        name: 'uploads',
        commands: [
          {
            name: 'create',
            summary: 'Create an upload',
            load: () =>
              import('./commands/uploads/create.js').then((module) => module.uploadsCreate),
          },
          {
            name: 'complete',
            summary: 'Complete an upload',
            load: () =>
              import('./commands/uploads/complete.js').then((module) => module.uploadsComplete),
          },
          {
            name: 'cancel',
            summary: 'Cancel an upload',
            load: () =>
              import('./commands/uploads/cancel.js').then((module) => module.uploadsCancel),
          },
          {
            name: 'upload',
            summary: 'Send a file in parts',
            load: () =>
              import('./commands/uploads/upload.js').then((module) => module.uploadsUpload),
          },
        ],
      },
      {
        name: 'uploads:parts',
        commands: [
          {
            name: 'create',
            summary: 'Add a part to an upload',
            load: () =>
              import('./commands/uploads/parts/create.js').then(
                (module) => module.uploadsPartsCreate,
              ),
          },
        ],
      },
    ],
    createClient: async (options) => {
      const { OpenAI } = await import('@upspec/openai-files');
      return new OpenAI(options);
    },
  },
  new URL('./completions/', import.meta.url),
);
