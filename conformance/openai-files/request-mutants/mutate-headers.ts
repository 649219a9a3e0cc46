import { write, type Header } from './written-request.js';
import type { Mutate, Mutation } from './mutant.js';
import {
  authorization,
  key,
  placeholders,
  typeOf,
  written,
  type RightRequest,
} from './right-requests.js';

/** Wrong credentials, query parameters, media types, and bodies that should be there or not. */
export const mutateHeaders: Mutate = (right) => [
  ...credentials(right),
  ...parameters(right),
  ...mediaTypes(right),
  ...bodies(right),
];

function credentials(right: RightRequest): readonly Mutation[] {
  const { headers, target } = written(right);
  const others = headers.filter(([name]) => name !== authorization[0]);
  const as = (...sent: readonly Header[]): string =>
    write(written(right, { headers: [...sent, ...others] }));
  const mark = target.includes('?') ? '&' : '?';
  const inQuery = `${target}${mark}api_key=${key}`;
  const sent: readonly (readonly [kind: string, wrong: string])[] = [
    ['no key', as()],
    ['a key without a scheme', as(['Authorization', key])],
    ['a key by another scheme', as(['Authorization', `Basic ${btoa(`user:${key}`)}`])],
    ['a key by a scheme that is not registered', as(['Authorization', `Key ${key}`])],
    ['a colon after the scheme', as(['Authorization', `Bearer: ${key}`])],
    ['the scheme twice', as(['Authorization', `Bearer Bearer ${key}`])],
    ['the scheme without a key', as(['Authorization', 'Bearer'])],
    ['a quoted key', as(['Authorization', `Bearer "${key}"`])],
    ['a key in a header of its own', as(['X-Api-Key', key])],
    ['a key in the header of another vendor', as(['api-key', key])],
    ['a key in a cookie', as(['Cookie', `key=${key}`])],
    ['a key in the query', write(written(right, { headers: others, target: inQuery }))],
  ];
  return sent.map(([kind, wrong]) => ({
    kind,
    requirement: 'client.authentication',
    location: { kind: 'request-header', name: 'authorization' },
    wrong,
    mended: write(written(right)),
  }));
}

/** Of the list, which alone has parameters in the query. */
function parameters(right: RightRequest): readonly Mutation[] {
  if (right.operation !== 'listFiles' || right.variant === '') return [];
  const to = (pairs: readonly string[]): string =>
    write(written(right, { target: `/v1/files?${pairs.join('&')}` }));
  const limits = ['0', '-1', '10001', '1.5', 'ten', '', '1e400', 'true'];
  const orders = ['newest', 'ASC', ''];
  const one = (name: string, value: string): Mutation => ({
    kind: `${name}=${value}`,
    requirement: 'client.query.value',
    location: { kind: 'query', name },
    wrong: to([`${name}=${value}`]),
    mended: to([name === 'limit' ? 'limit=1' : 'order=asc']),
  });
  const pairs = ['limit=1', 'order=asc', 'purpose=batch', `after=${placeholders.file}`];
  const twice = pairs.map((pair): Mutation => ({
    kind: `${pair} twice`,
    requirement: 'client.query.value',
    location: { kind: 'query', name: pair.split('=')[0] ?? '' },
    wrong: to([pair, pair]),
    mended: to([pair]),
  }));
  return [
    ...limits.map((value) => one('limit', value)),
    ...orders.map((value) => one('order', value)),
    ...twice,
  ];
}

function mediaTypes(right: RightRequest): readonly Mutation[] {
  const own = typeOf(right);
  if (own === undefined) return [];
  const { headers } = written(right);
  const others = headers.filter(([name]) => name !== 'Content-Type');
  const as = (...types: readonly string[]): string =>
    write(
      written(right, {
        headers: [...others, ...types.map((type): Header => ['Content-Type', type])],
      }),
    );
  const wrong: readonly (readonly string[])[] = [
    ['no media type'],
    ['text/plain', 'text/plain'],
    ['application/octet-stream', 'application/octet-stream'],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
    ['an empty media type', ''],
    ['half a media type', own.split('/')[0] ?? ''],
    right.json === undefined
      ? ['multipart/mixed', own.replace('form-data', 'mixed')]
      : ['multipart/form-data', 'multipart/form-data; boundary=b'],
    right.json === undefined
      ? ['application/json', 'application/json']
      : ['a media type with a typing error', 'application/jsn'],
  ];
  return wrong.map(([kind = '', ...types]) => ({
    kind: types.length === 0 ? kind : `media type: ${kind}`,
    requirement: 'client.media-type',
    location: { kind: 'request-header', name: 'content-type' },
    wrong: as(...types),
    mended: as(own),
  }));
}

function bodies(right: RightRequest): readonly Mutation[] {
  const location = { kind: 'request', aspect: 'body' } as const;
  const mended = write(written(right));
  if (typeOf(right) !== undefined) {
    return [
      {
        kind: 'an empty body',
        requirement: 'client.body.missing',
        location,
        wrong: write(written(right, { body: '' })),
        mended,
      },
      {
        kind: 'no body',
        requirement: 'client.body.missing',
        location,
        wrong: write(written(right, { body: undefined })),
        mended,
      },
    ];
  }
  if (right.method === 'POST') return [];
  return ['{}', 'note=1'].map((body) => ({
    kind: `a body with ${right.method}: ${body}`,
    requirement: 'client.body.unexpected',
    location,
    wrong: write(written(right, { body })),
    mended,
  }));
}
