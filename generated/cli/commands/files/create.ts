// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { FileCreateParams, OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files create` */
export const filesCreate: CommandDefinition<OpenAI, { readonly body: FileCreateParams }> = {
  name: 'create',
  summary: 'Upload a file',
  description:
    'Stores one file in a single request. A file holds at most 512 MB; with the purpose `batch` it must be a `.jsonl` file of at most 200 MB. A larger file goes through an Upload.',
  flags: [
    {
      name: 'purpose',
      place: 'body',
      keys: ['purpose'],
      type: 'string',
      required: true,
      description: 'What the file is for.',
      choices: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
    },
    {
      name: 'expires-after',
      place: 'body',
      keys: ['expires_after'],
      type: 'value',
      description:
        'When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other until somebody deletes it.',
    },
    {
      name: 'expires-after.anchor',
      place: 'body',
      keys: ['expires_after', 'anchor'],
      type: 'string',
      description: 'The moment from which the seconds count.',
      choices: ['created_at'],
    },
    {
      name: 'expires-after.seconds',
      place: 'body',
      keys: ['expires_after', 'seconds'],
      type: 'integer',
      description: 'How long the file lives after the anchor, from one hour to thirty days.',
      bounds: 'from 3600 to 2592000',
    },
    {
      name: 'file',
      place: 'body',
      keys: ['file'],
      type: 'file',
      required: true,
      description: 'The content of the file, with its filename.',
    },
  ],
  body: { required: true, fields: ['purpose', 'expires_after', 'file'] },
  answer: 'json',
  example: `openai files create \\
  --file weather.jsonl \\
  --purpose fine-tune \\
  --expires-after.anchor created_at \\
  --expires-after.seconds 2592000`,
  call: (client, { body }, options) => client.files.create(body, options),
};
