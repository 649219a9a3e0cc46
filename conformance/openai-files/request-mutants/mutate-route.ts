import { write } from './written-request.js';
import type { Mutate, Mutation } from './mutant.js';
import { basePath, written, type RightRequest } from './right-requests.js';

const atMethod = { kind: 'request', aspect: 'method' } as const;
const atPath = { kind: 'request', aspect: 'path' } as const;
const atQuery = { kind: 'request', aspect: 'query' } as const;

/** Wrong methods and paths, and what is not escaped in a path or a query. */
export const mutateRoute: Mutate = (right) => [
  ...methods(right),
  ...paths(right),
  ...pathCharacters(right),
  ...queryCharacters(right),
];

function methods(right: RightRequest): readonly Mutation[] {
  const { method } = right;
  const mended = write(written(right));
  const others = ['PUT', 'PATCH', 'REPORT'].map((other) => ({
    kind: `method ${other}`,
    method: other,
  }));
  return [{ kind: 'a method in lower case', method: method.toLowerCase() }, ...others].map(
    ({ kind, method: sent }) => ({
      kind,
      requirement: 'client.method',
      location: atMethod,
      wrong: write(written(right, { method: sent })),
      mended,
    }),
  );
}

function paths(right: RightRequest): readonly Mutation[] {
  const { path } = right;
  const { target } = written(right);
  const query = target.slice(basePath.length + path.length);
  const mended = write(written(right));
  const [, first = ''] = path.split('/');
  return [
    ['a slash at the end of the path', `${basePath}${path}/`],
    ['two slashes in the path', `${basePath}/${path}`],
    ['no base path', path],
    ['the base path twice', `${basePath}${basePath}${path}`],
    ['a path in upper case', `${basePath}/${first.toUpperCase()}${path.slice(first.length + 1)}`],
    ['a path in the singular', `${basePath}/${first.slice(0, -1)}${path.slice(first.length + 1)}`],
    ['two segments too many', `${basePath}${path}/of/it`],
    ['a segment of a dot', `${basePath}/.${path}`],
    ['another version', `/v2${path}`],
  ].map(([kind = '', sent = '']) => ({
    kind,
    requirement: 'client.path',
    location: atPath,
    wrong: write(written(right, { target: `${sent}${query}` })),
    mended,
  }));
}

/** In an id, so that the path is one of the document. */
function pathCharacters(right: RightRequest): readonly Mutation[] {
  const { path } = right;
  const [, first = '', id = '', ...rest] = path.split('/');
  if (id === '') return [];
  const to = (segment: string): string =>
    write(written(right, { target: [basePath, first, segment, ...rest].join('/') }));
  return [
    ['a quote in the path', '"', '%22'],
    ['a brace in the path', '{', '%7B'],
    ['a backslash in the path', '\\', '%5C'],
    ['a space in the path', 'a b', 'a%20b'],
    ['a character beyond ASCII in the path', '\xc3\xa4', '%C3%A4'],
    ['a percent sign that escapes nothing in the path', '%', '%25'],
    ['an escape that is cut off in the path', '%2', '%252'],
  ].map(([kind = '', character = '', escaped = '']) => ({
    kind,
    requirement: 'client.path.escaping',
    location: atPath,
    wrong: to(`${id}${character}`),
    mended: to(`${id}${escaped}`),
  }));
}

function queryCharacters(right: RightRequest): readonly Mutation[] {
  const { target } = written(right);
  const mark = target.includes('?') ? '&' : '?';
  const to = (value: string): string =>
    write(written(right, { target: `${target}${mark}note=${value}` }));
  return [
    ['a quote in the query', '"a"', '%22a%22'],
    ['a space in the query', 'a b', 'a%20b'],
    ['a brace in the query', '{a}', '%7Ba%7D'],
    ['a percent sign that escapes nothing in the query', '100%', '100%25'],
    ['a character beyond ASCII in the query', '\xc3\xa4', '%C3%A4'],
  ].map(([kind = '', value = '', escaped = '']) => ({
    kind,
    requirement: 'client.path.escaping',
    location: atQuery,
    wrong: to(value),
    mended: to(escaped),
  }));
}
