// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { FileCreateParams, OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files create` */
export const filesCreate: CommandDefinition<OpenAI, { readonly body: FileCreateParams }> = {
  description:
    'Stores one file in a single request. A file has at most 512 MB. A file with the purpose `batch` must be a `.jsonl` file of at most 200 MB. Use an Upload for a larger file.',
  flags: [
    {
      name: 'purpose',
      location: 'body',
      keys: ['purpose'],
      type: 'string',
      required: true,
      description: 'The purpose of the file.',
      choices: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
    },
    {
      name: 'expires-after',
      location: 'body',
      keys: ['expires_after'],
      type: 'value',
      description:
        'When a file is deleted automatically. Without this rule, a batch file expires after thirty days and any other file does not expire.',
    },
    {
      name: 'expires-after.anchor',
      location: 'body',
      keys: ['expires_after', 'anchor'],
      type: 'string',
      description: 'The time from which the seconds are counted.',
      choices: ['created_at'],
    },
    {
      name: 'expires-after.seconds',
      location: 'body',
      keys: ['expires_after', 'seconds'],
      type: 'integer',
      description:
        'The number of seconds between the anchor and the expiry, from one hour to thirty days.',
      bounds: 'from 3600 to 2592000',
    },
    {
      name: 'file',
      location: 'body',
      keys: ['file'],
      type: 'file',
      required: true,
      description: 'The content of the file, with its filename.',
    },
  ],
  body: { required: true, fields: ['purpose', 'expires_after', 'file'] },
  responseKind: 'json',
  example: `openai files create \\
  --file weather.jsonl \\
  --purpose fine-tune \\
  --expires-after.anchor created_at \\
  --expires-after.seconds 2592000`,
  call: (client, { body }, options) => client.files.create(body, options),
};
