import { withStatus } from '../seams/answers.js';
import { inView } from '../seams/data.js';
import { insteadOf, retold } from '../seams/errors.js';
import { plainJson } from '../seams/plain-reply.js';
import { Refusal, type RefusalText } from '../refusal.js';
import { inOperations, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';
import type { OperationId } from '../operation-id.js';

/** Tells that a file is unknown with another status. */
const unknown = (status: number): Seam =>
  insteadOf(404, ['retrieveFile'], (refusal) => retold(refusal, status));

/** Tells that a file is unknown in other words. */
const saying = (words: Partial<RefusalText>): Seam =>
  insteadOf(404, ['retrieveFile', 'deleteFile', 'downloadFile'], ({ message }) => {
    return new Refusal(404, { message, param: 'id', ...words });
  });

/** Takes an id for another one before it is looked up. */
const taking = (ids: readonly OperationId[], read: (id: string) => string): Seam =>
  inView(ids, (view) => ({ file: (id) => view.file(read(id)) }));

const READERS: readonly OperationId[] = ['retrieveFile', 'downloadFile', 'deleteFile'];

/** An id as a path would be resolved: `a/../b` is `b`. */
const resolved = (id: string): string =>
  new URL(id, 'file:///files/').pathname.split('/').at(-1) ?? '';

export const retrieveFaults: readonly Fault[] = [
  {
    name: 'retrieve-201',
    requirement: 'RETRIEVE-01',
    text: 'answers 201 to the retrieval of a file',
    seam: withStatus('retrieveFile', 201),
  },
  {
    name: 'retrieve-redirected',
    requirement: 'RETRIEVE-01',
    text: 'redirects the retrieval of a file',
    seam: inOperations(['retrieveFile'], (next) => async (request, service) => {
      await next(request, service);
      return { kind: 'plain', status: 307, headers: { Location: '/v1/elsewhere' }, body: '' };
    }),
  },
  {
    name: 'retrieve-unknown-405',
    requirement: 'ROUTE-01',
    text: 'answers 405 for an unknown file',
    wild: 'unknown id',
    seam: unknown(405),
  },
  {
    name: 'retrieve-unknown-null',
    requirement: 'RETRIEVE-02',
    text: 'answers 200 and null for an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['retrieveFile'], () => plainJson(200, null)),
  },
  {
    name: 'retrieve-unknown-400',
    requirement: 'RETRIEVE-02',
    text: 'answers 400 for an unknown file',
    wild: 'unknown id',
    seam: unknown(400),
  },
  {
    name: 'retrieve-unknown-403',
    requirement: 'RETRIEVE-02',
    text: 'answers 403 for an unknown file',
    seam: unknown(403),
  },
  {
    name: 'retrieve-unknown-500',
    requirement: 'RETRIEVE-02',
    text: 'breaks down over an unknown file',
    wild: 'unknown id',
    seam: unknown(500),
  },
  {
    name: 'retrieve-part-of-id-taken',
    requirement: 'RETRIEVE-02',
    text: 'finds a file by the beginning of its id',
    seam: inView(READERS, (view) => ({
      file: (id) =>
        view.file(id) ??
        (id.length < 10 ? undefined : view.files().find(({ file }) => file.id.startsWith(id))),
    })),
  },
  {
    name: 'retrieve-id-of-another-case',
    requirement: 'RETRIEVE-02',
    text: 'finds a file whatever the case of its id is',
    seam: inView(READERS, (view) => ({
      file: (id) =>
        view.file(id) ??
        view.files().find(({ file }) => file.id.toLowerCase() === id.toLowerCase()),
    })),
  },
  {
    name: 'retrieve-id-trimmed',
    requirement: 'RETRIEVE-02',
    text: 'finds a file by its id with blanks around it',
    seam: taking(READERS, (id) => id.trim()),
  },
  {
    name: 'retrieve-unknown-without-param',
    requirement: 'RETRIEVE-03',
    text: 'does not name the param in the refusal of an unknown file',
    seam: saying({ param: null }),
  },
  {
    name: 'retrieve-unknown-of-another-type',
    requirement: 'RETRIEVE-03',
    text: 'gives the refusal of an unknown file another type',
    seam: saying({ type: 'not_found_error' }),
  },
  {
    name: 'retrieve-unknown-with-code',
    requirement: 'RETRIEVE-03',
    text: 'gives the refusal of an unknown file a code',
    seam: saying({ code: 'not_found' }),
  },
  {
    name: 'retrieve-dots-answered',
    requirement: 'RETRIEVE-04',
    text: 'tells a folder as a file where the id is dots',
    wild: 'path-like ids',
    seam: inOperations(['retrieveFile'], (next) => (request, service) => {
      const id = request.params['file_id'] ?? '';
      if (!/^[./\\]*$/.test(id)) return next(request, service);
      const { now } = service.store.view();
      const body = {
        object: 'file',
        id,
        filename: id,
        bytes: 4096,
        created_at: now,
        purpose: 'assistants',
        status: 'processed',
        status_details: null,
      };
      return Promise.resolve({ kind: 'json', body });
    }),
  },
  {
    name: 'retrieve-path-resolved',
    requirement: 'RETRIEVE-04',
    text: 'joins ids to a path, so that x/../ID is the file ID',
    wild: 'path-like ids',
    seam: taking(READERS, resolved),
  },
  {
    name: 'retrieve-content-path-resolved',
    requirement: 'RETRIEVE-04',
    text: 'joins ids to a path where content is asked for',
    wild: 'path-like ids',
    seam: taking(['downloadFile'], resolved),
  },
];
