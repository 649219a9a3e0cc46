import { withStatus } from '../seams/responses.js';
import { inView } from '../seams/data.js';
import { insteadOf, withStatusCode } from '../seams/errors.js';
import { plainJson } from '../seams/plain-reply.js';
import { Rejection, type RejectionDetails } from '../rejection.js';
import { inOperations, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';
import type { OperationId } from '../operation-id.js';

/** Reports an unknown file with another status. */
const unknown = (status: number): Seam =>
  insteadOf(404, ['retrieveFile'], (rejection) => withStatusCode(rejection, status));

/** Reports an unknown file with a changed error. */
const saying = (words: Partial<RejectionDetails>): Seam =>
  insteadOf(404, ['retrieveFile', 'deleteFile', 'downloadFile'], ({ message }) => {
    return new Rejection(404, { message, param: 'id', ...words });
  });

/** Replaces an id before it is looked up. */
const readingIds = (ids: readonly OperationId[], read: (id: string) => string): Seam =>
  inView(ids, (view) => ({ file: (id) => view.file(read(id)) }));

const READERS: readonly OperationId[] = ['retrieveFile', 'downloadFile', 'deleteFile'];

/** An id resolved like a path: `a/../b` is `b`. */
const resolved = (id: string): string =>
  new URL(id, 'file:///files/').pathname.split('/').at(-1) ?? '';

export const retrieveFaults: readonly Fault[] = [
  {
    name: 'retrieve-201',
    requirement: 'RETRIEVE-01',
    text: 'returns 201 for the retrieval of a file',
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
    text: 'returns 405 for an unknown file',
    wild: 'unknown id',
    seam: unknown(405),
  },
  {
    name: 'retrieve-unknown-null',
    requirement: 'RETRIEVE-02',
    text: 'returns 200 and null for an unknown file',
    wild: 'unknown id',
    seam: insteadOf(404, ['retrieveFile'], () => plainJson(200, null)),
  },
  {
    name: 'retrieve-unknown-400',
    requirement: 'RETRIEVE-02',
    text: 'returns 400 for an unknown file',
    wild: 'unknown id',
    seam: unknown(400),
  },
  {
    name: 'retrieve-unknown-403',
    requirement: 'RETRIEVE-02',
    text: 'returns 403 for an unknown file',
    seam: unknown(403),
  },
  {
    name: 'retrieve-unknown-500',
    requirement: 'RETRIEVE-02',
    text: 'fails with 500 on an unknown file',
    wild: 'unknown id',
    seam: unknown(500),
  },
  {
    name: 'retrieve-part-of-id-taken',
    requirement: 'RETRIEVE-02',
    text: 'finds a file by a prefix of its id',
    seam: inView(READERS, (view) => ({
      file: (id) =>
        view.file(id) ??
        (id.length < 10 ? undefined : view.files().find(({ file }) => file.id.startsWith(id))),
    })),
  },
  {
    name: 'retrieve-id-of-another-case',
    requirement: 'RETRIEVE-02',
    text: 'compares file ids case-insensitively',
    seam: inView(READERS, (view) => ({
      file: (id) =>
        view.file(id) ??
        view.files().find(({ file }) => file.id.toLowerCase() === id.toLowerCase()),
    })),
  },
  {
    name: 'retrieve-id-trimmed',
    requirement: 'RETRIEVE-02',
    text: 'ignores spaces around a file id',
    seam: readingIds(READERS, (id) => id.trim()),
  },
  {
    name: 'retrieve-unknown-without-param',
    requirement: 'RETRIEVE-03',
    text: 'does not name the param in the error for an unknown file',
    seam: saying({ param: null }),
  },
  {
    name: 'retrieve-unknown-of-another-type',
    requirement: 'RETRIEVE-03',
    text: 'sends another type in the error for an unknown file',
    seam: saying({ type: 'not_found_error' }),
  },
  {
    name: 'retrieve-unknown-with-code',
    requirement: 'RETRIEVE-03',
    text: 'sends a code in the error for an unknown file',
    seam: saying({ code: 'not_found' }),
  },
  {
    name: 'retrieve-dots-answered',
    requirement: 'RETRIEVE-04',
    text: 'returns a folder as a file if the id consists of dots',
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
    seam: readingIds(READERS, resolved),
  },
  {
    name: 'retrieve-content-path-resolved',
    requirement: 'RETRIEVE-04',
    text: 'joins ids to a path when content is requested',
    wild: 'path-like ids',
    seam: readingIds(['downloadFile'], resolved),
  },
];
