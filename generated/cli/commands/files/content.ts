// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files content` */
export const filesContent: CommandDefinition<
  OpenAI,
  { readonly ids: { readonly file_id: string } }
> = {
  description:
    "Returns the bytes of a file exactly as they were sent. Files with some purposes can't be downloaded. These purposes have changed over time.",
  flags: [
    {
      name: 'file-id',
      location: 'path',
      keys: ['file_id'],
      type: 'string',
      required: true,
      description: 'The id of the file.',
    },
  ],
  responseKind: 'bytes',
  example: 'openai files content --file-id file-9mKq4T2rVbXw7sYdH3pLnZ',
  call: (client, { ids }, options) => client.files.content(ids['file_id'], options),
};
