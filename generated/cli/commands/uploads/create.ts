// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI, UploadCreateParams } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai uploads create` */
export const uploadsCreate: CommandDefinition<OpenAI, { readonly body: UploadCreateParams }> = {
  description:
    'Creates an Upload. Parts can be added to it for one hour. All parts together have at most 8 GB. When the Upload is completed, the parts become a file.',
  flags: [
    {
      name: 'bytes',
      location: 'body',
      keys: ['bytes'],
      type: 'integer',
      required: true,
      description:
        'The number of bytes of all parts together, at most 8 GB. Here this is 8 × 1024³, the larger of the two possible meanings.',
      bounds: 'from 0 to 8589934592',
    },
    {
      name: 'filename',
      location: 'body',
      keys: ['filename'],
      type: 'string',
      required: true,
      description: 'The name of the file.',
    },
    {
      name: 'mime-type',
      location: 'body',
      keys: ['mime_type'],
      type: 'string',
      required: true,
      description: 'The media type of the file. The purpose must allow it.',
    },
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
  ],
  body: { required: true, fields: ['bytes', 'filename', 'mime_type', 'purpose', 'expires_after'] },
  responseKind: 'json',
  example: `openai uploads create \\
  --purpose fine-tune \\
  --filename weather.jsonl \\
  --bytes 120 \\
  --mime-type text/jsonl \\
  --expires-after.anchor created_at \\
  --expires-after.seconds 3600`,
  call: (client, { body }, options) => client.uploads.create(body, options),
};
