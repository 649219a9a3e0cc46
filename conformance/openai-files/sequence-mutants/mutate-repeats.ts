import { createFile, createUpload, download, list, remove, retrieve, type Call } from './call.js';
import type { SequenceMutant } from './sequence-mutant.js';

const polling = {
  requirement: 'client.order.polling',
  location: { kind: 'request', aspect: 'path' },
} as const;

/** More often than a judge on a busy machine needs to see that there are no pauses. */
const often = 60;

/** Sequences in which a request is sent again and again. */
export function mutateRepeats(): readonly SequenceMutant[] {
  const create = createFile('{file}');
  const deleted: readonly Call[] = [create, remove('{file}')];
  const firstPage = list({ limit: '1' });
  return [
    {
      ...polling,
      kind: 'a file requested without a pause',
      wrong: [create, retrieve('{file}', often)],
      mended: [create, retrieve('{file}', 3)],
    },
    {
      ...polling,
      kind: 'a deleted file requested without a pause',
      wrong: [...deleted, retrieve('{file}', often)],
      mended: [...deleted, retrieve('{file}')],
    },
    {
      ...polling,
      kind: 'the content of a deleted file requested without a pause',
      wrong: [...deleted, download('{file}', often)],
      mended: [...deleted, download('{file}')],
    },
    {
      ...polling,
      kind: 'a deleted file deleted without a pause',
      wrong: [...deleted, remove('{file}', often)],
      mended: [...deleted, remove('{file}'), retrieve('{file}')],
    },
    {
      ...polling,
      kind: 'a list requested without a pause',
      wrong: [create, list({}, often)],
      mended: [create, list({}, 3)],
    },
    {
      kind: 'the same cursor again and again',
      requirement: 'client.order.cursor',
      location: { kind: 'query', name: 'after' },
      wrong: [create, firstPage, list({ limit: '1', after: '{file}' }, 5)],
      mended: [create, createFile('{next}'), firstPage, list({ limit: '1', after: '{next}' })],
    },
    {
      kind: 'the id of an Upload as the cursor of a list of files',
      requirement: 'LIST-14',
      location: { kind: 'query', name: 'after' },
      isOpen: true,
      wrong: [create, createUpload('{upload}'), list({ after: '{upload}' })],
      mended: [create, createUpload('{upload}'), list({ after: '{file}' })],
    },
    {
      kind: 'a wrong key again after a 401',
      requirement: 'client.retry.unauthorized',
      location: { kind: 'request-header', name: 'authorization' },
      wrong: [{ operation: 'listFiles', hasWrongKey: true, times: 2 }],
      mended: [{ operation: 'listFiles', hasWrongKey: true }, list()],
    },
  ];
}
