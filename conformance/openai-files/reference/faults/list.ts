import { rejections } from '../rejections.js';
import { inPages, isJson, type Json } from '../seams/responses.js';
import { inQuery } from '../seams/bodies.js';
import { inOperations, inRule, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const withoutParameter = (name: string): Seam =>
  inQuery((query) => {
    query.delete(name);
  });

const filesOf = (page: Json): readonly Json[] =>
  Array.isArray(page['data']) ? page['data'].filter(isJson) : [];

export const listFaults: readonly Fault[] = [
  {
    name: 'list-of-another-object',
    requirement: 'LIST-01',
    text: 'returns "files" as the object of lists',
    seam: inPages((page) => ({ ...page, object: 'files' })),
  },
  {
    name: 'list-without-object',
    requirement: 'LIST-01',
    text: 'omits the object of lists',
    wild: 'required fields',
    seam: inPages((page) => ({ ...page, object: undefined })),
  },
  {
    name: 'list-as-bare-array',
    requirement: 'LIST-01',
    text: 'returns only the array of files',
    seam: inPages(filesOf),
  },
  {
    name: 'list-without-first-id',
    requirement: 'LIST-02',
    text: 'omits first_id of lists',
    seam: inPages((page) => ({ ...page, first_id: undefined })),
  },
  {
    name: 'list-first-id-of-the-last',
    requirement: 'LIST-02',
    text: 'returns the id of the last file as first_id',
    seam: inPages((page) => ({ ...page, first_id: page['last_id'] })),
  },
  {
    name: 'list-without-last-id',
    requirement: 'LIST-03',
    text: 'omits last_id of lists',
    seam: inPages((page) => ({ ...page, last_id: undefined })),
  },
  {
    name: 'list-last-id-of-all',
    requirement: 'LIST-03',
    text: 'returns the last of all files as last_id, not the last of the page',
    wild: 'list paging',
    seam: inRule('listing', 'buildPage', (buildPage) => (of) => ({
      ...buildPage(of),
      last_id: of.following.at(-1)?.file.id ?? null,
    })),
  },
  {
    name: 'list-without-has-more',
    requirement: 'LIST-04',
    text: 'omits has_more of lists',
    seam: inPages((page) => ({ ...page, has_more: undefined })),
  },
  {
    name: 'list-oldest-first',
    requirement: 'LIST-06',
    text: 'lists the oldest files first by default',
    wild: 'list paging',
    seam: inQuery((query) => {
      if (!query.has('order')) query.set('order', 'asc');
    }),
  },
  {
    name: 'list-order-ignored',
    requirement: 'LIST-06',
    text: 'ignores order',
    wild: 'list paging',
    seam: withoutParameter('order'),
  },
  {
    name: 'list-by-name',
    requirement: 'LIST-06',
    text: 'sorts files by name',
    seam: inRule('listing', 'sortFiles', () => (files, order) => {
      return files.toSorted(
        ({ file: left }, { file: right }) =>
          order * `${left.filename}${left.id}`.localeCompare(`${right.filename}${right.id}`),
      );
    }),
  },
  {
    name: 'list-purpose-ignored',
    requirement: 'LIST-09',
    text: 'ignores purpose',
    wild: 'list paging',
    seam: withoutParameter('purpose'),
  },
  {
    name: 'list-purpose-after-paging',
    requirement: 'LIST-09',
    text: 'limits the page before it filters by purpose',
    wild: 'list paging',
    seam: inOperations(['listFiles'], (next) => async (request, service) => {
      const query = new URLSearchParams(request.query);
      const purpose = query.get('purpose');
      query.delete('purpose');
      const reply = await next({ ...request, query }, service);
      if (purpose === null || reply.kind !== 'json' || !isJson(reply.body)) return reply;
      const data = filesOf(reply.body).filter((file) => file['purpose'] === purpose);
      const body = {
        ...reply.body,
        first_id: data.at(0)?.['id'] ?? null,
        last_id: data.at(-1)?.['id'] ?? null,
        data,
      };
      return { kind: 'json', body };
    }),
  },
  {
    name: 'list-limit-above-1000-refused',
    requirement: 'LIST-17',
    text: 'rejects a limit above 1000',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) > 1000 ? 'no number' : text, limits);
    }),
  },
  {
    name: 'list-limit-10001-taken',
    requirement: 'LIST-11',
    text: 'accepts a limit above 10000',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) > 10_000 ? '10000' : text, limits);
    }),
  },
  {
    name: 'list-limit-0-taken',
    requirement: 'LIST-11',
    text: 'ignores a limit below 1',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) < 1 ? null : text, limits);
    }),
  },
  {
    name: 'list-limit-no-number-taken',
    requirement: 'LIST-12',
    text: 'ignores a limit that is not a number',
    wild: 'list paging',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && /^-?\d+$/.test(text) ? text : null, limits);
    }),
  },
  {
    name: 'list-limit-no-number-500',
    requirement: 'ERROR-07',
    text: 'fails with 500 on a limit that is not a number',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      if (Number.isNaN(Number(text))) throw rejections.serverFailure('NaN');
      return readLimit(text, limits);
    }),
  },
  {
    name: 'list-any-order',
    requirement: 'LIST-13',
    text: 'uses the default order for an unknown one',
    seam: inRule('listing', 'readOrder', () => (text) => (text === 'asc' ? 1 : -1)),
  },
];
