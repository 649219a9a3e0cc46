import { refusals } from '../refusals.js';
import { inPages, isJson, type Json } from '../seams/answers.js';
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
    text: 'tells lists as of the object "files"',
    seam: inPages((page) => ({ ...page, object: 'files' })),
  },
  {
    name: 'list-without-object',
    requirement: 'LIST-01',
    text: 'leaves the object out of lists',
    wild: 'required fields',
    seam: inPages((page) => ({ ...page, object: undefined })),
  },
  {
    name: 'list-as-bare-array',
    requirement: 'LIST-01',
    text: 'answers with the array of files alone',
    seam: inPages(filesOf),
  },
  {
    name: 'list-without-first-id',
    requirement: 'LIST-02',
    text: 'leaves first_id out of lists',
    seam: inPages((page) => ({ ...page, first_id: undefined })),
  },
  {
    name: 'list-first-id-of-the-last',
    requirement: 'LIST-02',
    text: 'tells the id of the last file as first_id',
    seam: inPages((page) => ({ ...page, first_id: page['last_id'] })),
  },
  {
    name: 'list-without-last-id',
    requirement: 'LIST-03',
    text: 'leaves last_id out of lists',
    seam: inPages((page) => ({ ...page, last_id: undefined })),
  },
  {
    name: 'list-last-id-of-all',
    requirement: 'LIST-03',
    text: 'tells the last of all files as last_id, not the last of the page',
    wild: 'list paging',
    seam: inRule('listing', 'buildPage', (buildPage) => (of) => ({
      ...buildPage(of),
      last_id: of.following.at(-1)?.file.id ?? null,
    })),
  },
  {
    name: 'list-without-has-more',
    requirement: 'LIST-04',
    text: 'leaves has_more out of lists',
    seam: inPages((page) => ({ ...page, has_more: undefined })),
  },
  {
    name: 'list-oldest-first',
    requirement: 'LIST-06',
    text: 'lists the oldest files first where no order is asked for',
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
    text: 'sorts files by their name',
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
    text: 'cuts the page first and filters it by purpose then',
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
    text: 'refuses a limit above 1000',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) > 1000 ? 'no number' : text, limits);
    }),
  },
  {
    name: 'list-limit-10001-taken',
    requirement: 'LIST-11',
    text: 'takes a limit above 10000',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) > 10_000 ? '10000' : text, limits);
    }),
  },
  {
    name: 'list-limit-0-taken',
    requirement: 'LIST-11',
    text: 'takes a limit below 1 for none',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && Number(text) < 1 ? null : text, limits);
    }),
  },
  {
    name: 'list-limit-no-number-taken',
    requirement: 'LIST-12',
    text: 'takes a limit that is no number for none',
    wild: 'list paging',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      return readLimit(text !== null && /^-?\d+$/.test(text) ? text : null, limits);
    }),
  },
  {
    name: 'list-limit-no-number-500',
    requirement: 'ERROR-07',
    text: 'breaks down over a limit that is no number',
    seam: inRule('listing', 'readLimit', (readLimit) => (text, limits) => {
      if (Number.isNaN(Number(text))) throw refusals.serverFailure('NaN');
      return readLimit(text, limits);
    }),
  },
  {
    name: 'list-any-order',
    requirement: 'LIST-13',
    text: 'takes any order, for the usual one',
    seam: inRule('listing', 'readOrder', () => (text) => (text === 'asc' ? 1 : -1)),
  },
];
