// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI, UploadCompleteParams } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai uploads complete` */
export const uploadsComplete: CommandDefinition<
  OpenAI,
  { readonly ids: { readonly upload_id: string }; readonly body: UploadCompleteParams }
> = {
  description:
    'Joins the parts in the given order and creates a file. The total number of bytes must be the number that the Upload declared. No part can be added afterwards.',
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
      name: 'part-id',
      location: 'body',
      keys: ['part_ids'],
      type: 'string',
      repeated: true,
      required: true,
      description: 'The ids of the parts, in the order of their bytes in the file.',
    },
    {
      name: 'md5',
      location: 'body',
      keys: ['md5'],
      type: 'string',
      description: 'The MD5 checksum of the whole file. The server verifies it.',
    },
  ],
  body: { required: true, fields: ['part_ids', 'md5'] },
  responseKind: 'json',
  example: `openai uploads complete \\
  --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c \\
  --part-id part_0a1b2c3d4e5f60718293a4b5c6d7e8f9 \\
  --part-id part_9f8e7d6c5b4a39281706f5e4d3c2b1a0`,
  call: (client, { ids, body }, options) =>
    client.uploads.complete(ids['upload_id'], body, options),
};
