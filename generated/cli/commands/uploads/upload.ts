// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { OpenAI } from '@upspec/openai-files';
import type { UploadDefinition } from '../../runtime/command.js';
import { runUpload } from '../../runtime/run-upload.js';

/** `openai uploads upload` */
export const uploadsUpload: UploadDefinition<
  OpenAI,
  Parameters<OpenAI['uploads']['uploadFile']>[1]
> = {
  description:
    'Sends a file of any size in parts, several of them in parallel. A file beside it remembers which parts were sent, until the upload is complete. After an interruption, the same command with --resume sends only the parts that are missing.',
  flags: [
    {
      name: 'file',
      location: 'path',
      keys: ['file'],
      type: 'file',
      required: true,
      description: 'The path of the file.',
    },
    {
      name: 'filename',
      location: 'body',
      keys: ['filename'],
      type: 'string',
      description: 'The name of the file.',
    },
    {
      name: 'mime-type',
      location: 'body',
      keys: ['mime_type'],
      type: 'string',
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
    {
      name: 'part-size',
      location: 'option',
      keys: ['partSize'],
      type: 'integer',
      description: 'The bytes of each part but the last.',
      bounds: 'from 1 to 67108864',
      default: '67108864',
    },
    {
      name: 'concurrency',
      location: 'option',
      keys: ['concurrency'],
      type: 'integer',
      description: 'The number of parts that are sent at the same time.',
      bounds: 'from 1',
      default: '4',
    },
    {
      name: 'md5',
      location: 'option',
      keys: ['md5'],
      type: 'string',
      description: 'Also send the MD5 of the file, in this encoding.',
      choices: ['hex', 'base64'],
    },
    {
      name: 'size',
      location: 'option',
      keys: ['size'],
      type: 'integer',
      description: 'The bytes of the file, where it is a pipe.',
      bounds: 'from 0',
    },
    {
      name: 'resume',
      location: 'option',
      keys: ['resume'],
      type: 'switch',
      description: 'Send only the parts that are missing after an interrupted upload.',
    },
    {
      name: 'state',
      location: 'option',
      keys: ['state'],
      type: 'string',
      description:
        'The path of the file that remembers which parts were sent. By default it is the path of the file, followed by .upload-state.json.',
    },
  ],
  body: { required: true, fields: ['filename', 'mime_type', 'purpose', 'expires_after'] },
  responseKind: 'upload',
  known: { filename: 'filename', mediaType: 'mime_type' },
  example: 'openai uploads upload large.bin --purpose assistants',
  call: (client, source, params) => client.uploads.uploadFile(source, params),
  run: runUpload,
};
