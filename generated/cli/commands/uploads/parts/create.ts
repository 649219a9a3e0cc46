// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI, PartCreateParams } from '@upspec/openai-files';
import type { CommandDefinition } from '../../../runtime/command.js';

/** `openai uploads:parts create` */
export const uploadsPartsCreate: CommandDefinition<
  OpenAI,
  { readonly ids: { readonly upload_id: string }; readonly body: PartCreateParams }
> = {
  description:
    'Adds a part of the file, of at most 64 MB. Parts may be sent in parallel. Their order is given when the Upload is completed.',
  flags: [
    {
      name: 'upload-id',
      location: 'path',
      keys: ['upload_id'],
      type: 'string',
      required: true,
      description: 'The id of the Upload.',
    },
    {
      name: 'data',
      location: 'body',
      keys: ['data'],
      type: 'file',
      required: true,
      description: 'The raw bytes of this part, at most 64 MB.',
    },
  ],
  body: { required: true, fields: ['data'] },
  responseKind: 'json',
  example: `openai uploads:parts create \\
  --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c \\
  --data piece-1.jsonl`,
  call: (client, { ids, body }, options) =>
    client.uploads.parts.create(ids['upload_id'], body, options),
};
