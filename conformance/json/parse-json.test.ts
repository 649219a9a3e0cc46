import { expect, test } from 'vitest';
import { parseJson } from './parse-json.js';

test.each([
  ['{"a":[1,"[[["]}', { ok: true, value: { a: [1, '[[['] } }],
  ['"\\"["', { ok: true, value: '"[' }],
  ['null', { ok: true, value: null }],
])('%s is read', (given, want) => {
  expect(parseJson(given)).toEqual(want);
});

test('nesting that would overflow a stack is rejected before it is parsed', () => {
  const depth = 200_000;
  expect(parseJson('['.repeat(depth) + ']'.repeat(depth))).toEqual({
    ok: false,
    problem: 'JSON nested 200000 levels deep, where 64 are read',
  });
});

test('text that is not JSON is rejected with the reason', () => {
  expect(parseJson('<html>')).toMatchObject({ ok: false, problem: expect.stringContaining('<') });
});
