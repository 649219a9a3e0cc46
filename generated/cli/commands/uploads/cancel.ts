// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai uploads cancel` */
export const uploadsCancel: CommandDefinition<
  OpenAI,
  { readonly ids: { readonly upload_id: string } }
> = {
  description: 'Ends an Upload without a file. No part can be added afterwards.',
  flags: [
    {
      name: 'upload-id',
      location: 'path',
      keys: ['upload_id'],
      type: 'string',
      required: true,
      description: 'The id of the Upload.',
    },
  ],
  responseKind: 'json',
  example: 'openai uploads cancel --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c',
  call: (client, { ids }, options) => client.uploads.cancel(ids['upload_id'], options),
};
