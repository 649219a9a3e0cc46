// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI, UploadCreateParams } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai uploads create` */
export const uploadsCreate: CommandDefinition<OpenAI, { readonly body: UploadCreateParams }> = {
  name: 'create',
  summary: 'Create an upload',
  description:
    'Opens an Upload, to which parts can be added for one hour. Together they hold at most 8 GB. Completing it makes a file of them.',
  flags: [
    {
      name: 'bytes',
      place: 'body',
      keys: ['bytes'],
      type: 'integer',
      required: true,
      description:
        'How many bytes the parts will hold together, at most 8 GB (read here as 8 × 1024³, the larger of the two readings).',
      bounds: 'from 0 to 8589934592',
    },
    {
      name: 'filename',
      place: 'body',
      keys: ['filename'],
      type: 'string',
      required: true,
      description: 'The name of the file.',
    },
    {
      name: 'mime-type',
      place: 'body',
      keys: ['mime_type'],
      type: 'string',
      required: true,
      description: 'The media type of the file, one that its purpose allows.',
    },
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
  ],
  body: { required: true, fields: ['bytes', 'filename', 'mime_type', 'purpose', 'expires_after'] },
  answer: 'json',
  example: `openai uploads create \\
  --purpose fine-tune \\
  --filename weather.jsonl \\
  --bytes 120 \\
  --mime-type text/jsonl \\
  --expires-after.anchor created_at \\
  --expires-after.seconds 3600`,
  call: (client, { body }, options) => client.uploads.create(body, options),
};
