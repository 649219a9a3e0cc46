// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { FileListParams, OpenAI } from '@upspec/openai-files';
import type { CommandDefinition } from '../../runtime/command.js';

/** `openai files list` */
export const filesList: CommandDefinition<OpenAI, { readonly query: FileListParams | undefined }> =
  {
    name: 'list',
    summary: 'List files',
    description:
      'Gives the files that this key can see, a page at a time, sorted by their moment of creation. The next page starts after the last file of this one.',
    flags: [
      {
        name: 'purpose',
        place: 'query',
        keys: ['purpose'],
        type: 'string',
        description: 'Give only the files with this purpose.',
      },
      {
        name: 'limit',
        place: 'query',
        keys: ['limit'],
        type: 'integer',
        description: 'How many files a page holds at most.',
        bounds: 'from 1 to 10000',
        default: '10000',
      },
      {
        name: 'order',
        place: 'query',
        keys: ['order'],
        type: 'string',
        description: 'Whether the oldest file (`asc`) or the newest (`desc`) comes first.',
        choices: ['asc', 'desc'],
        default: 'desc',
      },
      {
        name: 'after',
        place: 'query',
        keys: ['after'],
        type: 'string',
        description: 'The id of a file; the page starts with the file that follows it.',
      },
    ],
    answer: 'list',
    example: 'openai files list --limit 2',
    call: (client, { query }, options) => client.files.list(query, options),
  };
