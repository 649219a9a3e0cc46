import { expect, test } from 'vitest';
import { completeInBody, indentList } from './complete-in-body.js';

test('a list of short ids fills a body of the requested size with white space', () => {
  expect(indentList({ ids: ['a', 'b'], atLeast: 28 })).toBe('{"part_ids":[\n  "a",\n  "b"]}');
});

const sizes: readonly (readonly [ids: readonly string[], atLeast: number])[] = [
  [['p1'], 10_241],
  [['p1', 'p2', 'p3'], 102_401],
  [Array.from({ length: 130 }, (_, at) => `p${at}`), 12_000],
  [['żółw', '乌龟'], 1_048_577],
];
test.each(sizes)('the ids %j are in a body of at least %i bytes', (ids, atLeast) => {
  const text = indentList({ ids, atLeast });
  expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(atLeast);
  expect(Buffer.byteLength(text)).toBeLessThan(atLeast + 2 * ids.length);
  expect(JSON.parse(text)).toEqual({ part_ids: ids });
});

test('a list that is long enough has no white space', () => {
  expect(indentList({ ids: ['part_0123456789'], atLeast: 10 })).toBe(
    '{"part_ids":["part_0123456789"]}',
  );
});

test('the completion is sent as JSON', () => {
  expect(completeInBody('upload_1', { ids: ['p'], atLeast: 1 }, { want: 422 })).toMatchObject({
    operation: 'completeUpload',
    path: '/uploads/upload_1/complete',
    want: 422,
    headers: { 'content-type': 'application/json' },
    body: { text: '{"part_ids":["p"]}' },
  });
});
