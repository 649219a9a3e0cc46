import { expect, test } from 'vitest';
import { readShard, takeShard } from './shard.js';

const cases = Array.from({ length: 300 }, (_, index) => ({ name: `files/list/case-${index}` }));

test.each([1, 2, 3, 7])('%i shards hold every case once, in its order', (of) => {
  const shards = Array.from({ length: of }, (_, at) => takeShard(cases, { index: at + 1, of }));
  expect(shards.flat().toSorted(byLocation)).toEqual(cases);
  expect(shards.map((shard) => shard.toSorted(byLocation))).toEqual(shards);
});

test('shards are of about the same size', () => {
  const sizes = [1, 2, 3].map((index) => takeShard(cases, { index, of: 3 }).length);
  expect(Math.min(...sizes)).toBeGreaterThan(75);
});

test('a case stays in its shard whatever else is added', () => {
  const shard = { index: 2, of: 3 };
  const more = [{ name: 'auth/new' }, ...cases, { name: 'uploads/new' }];
  const kept = takeShard(more, shard).filter(({ name }) => name.startsWith('files/'));
  expect(kept).toEqual(takeShard(cases, shard));
});

test('where a case falls is the same on every machine', () => {
  const names = ['auth/wrong-key', 'files/create/batch', 'uploads/complete/two-parts'];
  const shards = names.map((name) => [1, 2, 3].find((i) => holds(name, i)));
  expect(shards).toEqual([3, 1, 2]);
});

test.each(['', '0/3', '4/3', '1', '1/0', 'a/b', '1/3/5', '-1/3', '1.5/3', '1/1001'])(
  '%j is not a shard',
  (text) => {
    expect(() => readShard(text)).toThrow(`--shard ${text}: must be i/n`);
  },
);

test('a shard is read', () => {
  expect(readShard('2/3')).toEqual({ index: 2, of: 3 });
});

function holds(name: string, index: number): boolean {
  return takeShard([{ name }], { index, of: 3 }).length === 1;
}

function byLocation(a: { readonly name: string }, b: { readonly name: string }): number {
  return Number(a.name.split('-').at(-1)) - Number(b.name.split('-').at(-1));
}
