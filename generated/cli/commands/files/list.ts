// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { FileListParams, OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files list` */
export const filesList: CommandDefinition<OpenAI, { readonly query: FileListParams | undefined }> =
  {
    description:
      'Returns one page of the files that the API key can access, sorted by the time of creation. The next page starts after the last file of this page.',
    flags: [
      {
        name: 'purpose',
        location: 'query',
        keys: ['purpose'],
        type: 'string',
        description: 'List only the files that have this purpose.',
      },
      {
        name: 'limit',
        location: 'query',
        keys: ['limit'],
        type: 'integer',
        description: 'The maximum number of files in a page.',
        bounds: 'from 1 to 10000',
        default: '10000',
      },
      {
        name: 'order',
        location: 'query',
        keys: ['order'],
        type: 'string',
        description: 'Whether the oldest file (`asc`) or the newest file (`desc`) comes first.',
        choices: ['asc', 'desc'],
        default: 'desc',
      },
      {
        name: 'after',
        location: 'query',
        keys: ['after'],
        type: 'string',
        description: 'The id of a file. The page starts with the file that follows it.',
      },
    ],
    responseKind: 'list',
    example: 'openai files list --limit 2',
    call: (client, { query }, options) => client.files.list(query, options),
  };
