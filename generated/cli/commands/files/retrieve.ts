// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files retrieve` */
export const filesRetrieve: CommandDefinition<
  OpenAI,
  { readonly ids: { readonly file_id: string } }
> = {
  description: 'Returns the properties of one file, without its content.',
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
  responseKind: 'json',
  example: 'openai files retrieve --file-id file-9mKq4T2rVbXw7sYdH3pLnZ',
  call: (client, { ids }, options) => client.files.retrieve(ids['file_id'], options),
};
