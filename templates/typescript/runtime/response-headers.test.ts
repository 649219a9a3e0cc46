import { expect, test } from 'vitest';
import { type HeaderKinds, typedHeaders } from './response-headers.js';

const KINDS: HeaderKinds = {
  'x-count': 'number',
  'x-dry': 'boolean',
  'x-meta': 'json',
  'x-tags': 'strings',
  'x-ids': 'numbers',
  'x-flags': 'booleans',
  'set-cookie': 'strings',
};

test.each<[name: string, text: string, value: unknown]>([
  ['x-count', '-1.5', -1.5],
  ['x-count', 'many', NaN],
  ['x-count', '', NaN],
  ['x-dry', 'true', true],
  ['x-dry', 'yes', false],
  ['x-meta', '{"a": [1]}', { a: [1] }],
  ['x-meta', '{a}', '{a}'],
  // OpenAPI 3.1.1, section 4.8.12.4: "simple" writes an array as "blue,black,brown".
  ['x-tags', 'blue, black,brown', ['blue', 'black', 'brown']],
  ['x-tags', '', []],
  ['x-ids', '1,2', [1, 2]],
  ['x-flags', 'true,false', [true, false]],
  ['x-other', '7', '7'],
])('%s: %s is read by its rule', (name, text, value) => {
  expect(typedHeaders(KINDS)(new Headers([[name, text]]))).toEqual({ [name]: value });
});

test('names are in lower case, and a header without a rule is a string', () => {
  expect(typedHeaders(KINDS)(new Headers({ 'X-Rate': '5', Link: '</a>; rel="next"' }))).toEqual({
    'x-rate': '5',
    link: '</a>; rel="next"',
  });
});

test('the values of several Set-Cookie headers are kept apart, also where they contain commas', () => {
  const headers = new Headers();
  headers.append('set-cookie', 'a=1; Expires=Sun, 29 Nov 2026 09:00:00 GMT');
  headers.append('set-cookie', 'b=2');
  expect(typedHeaders(KINDS)(headers)).toEqual({
    'set-cookie': ['a=1; Expires=Sun, 29 Nov 2026 09:00:00 GMT', 'b=2'],
  });
});

test('a header that is named like a property of every object is read as a header', () => {
  const read = typedHeaders({})(
    new Headers([
      ['constructor', 'a'],
      ['__proto__', 'b'],
    ]),
  );
  expect(Object.entries(read)).toEqual([
    ['__proto__', 'b'],
    ['constructor', 'a'],
  ]);
});
