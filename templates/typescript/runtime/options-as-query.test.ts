import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { queryAndOptions } from './options-as-query.js';

const { signal } = new AbortController();
const names = ['limit', 'timeout'];

test.each<{ given: object | null | undefined; options?: object; want: object }>([
  { given: undefined, want: { query: undefined, options: undefined } },
  { given: null, options: { signal }, want: { query: undefined, options: { signal } } },
  { given: {}, options: { signal }, want: { query: {}, options: { signal } } },
  { given: { limit: 2 }, want: { query: { limit: 2 }, options: undefined } },
  { given: { signal }, want: { query: undefined, options: { signal } } },
  {
    given: { headers: { a: 'b' }, query: { limit: 1 }, maxRetries: 0 },
    want: {
      query: undefined,
      options: { headers: { a: 'b' }, query: { limit: 1 }, maxRetries: 0 },
    },
  },
  // A parameter of the query has precedence over an option of the same name.
  { given: { timeout: 5 }, want: { query: { timeout: 5 }, options: undefined } },
  {
    given: { limit: 2, signal: undefined },
    want: { query: { limit: 2, signal: undefined }, options: undefined },
  },
  // Names that are not options belong to the query.
  { given: { baseURL: 'x' }, want: { query: { baseURL: 'x' }, options: undefined } },
])('the argument $given with the options $options is $want', ({ given, options, want }) => {
  expect(queryAndOptions(given, options, names)).toEqual(want);
});

test.each<{ given: object; options?: object }>([
  { given: { limit: 2, signal } },
  { given: { signal, baseURL: 'http://127.0.0.1' } },
  { given: { signal }, options: {} },
])('options in the place of the query are rejected for $given and $options', (inputs) => {
  expect(() => queryAndOptions(inputs.given, inputs.options, names)).toThrow(
    new InvalidInputError(
      'query',
      'it has options of the call; pass the query and the options as two arguments',
    ),
  );
});
