import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings as settings,
  sampleStatements,
} from '../testing/sample-result.js';
import { mergeResults, type MergedResults } from './merge-results.js';
import type { CaseResult, Result } from './result.js';

const a = sampleCase('files/a');
const b = sampleFailure('files/b', 'ERROR-04');
const c = sampleCase('files/c', { verdict: 'skip', reason: 'no key' });

function shard(index: number, of: number, ...cases: readonly CaseResult[]): Result {
  return sampleResult(cases, { settings: { ...settings, shard: { index, of } } });
}

function merge(...results: readonly Result[]): MergedResults {
  const given = results.map((result, at) => ({ name: `${at + 1}.json`, result }));
  return mergeResults(given, sampleStatements.operations);
}

test('shards in any order make the result of the undivided run', () => {
  const want = sampleResult([a, b, c], { settings });
  expect(merge(shard(2, 3, c), shard(1, 3, b), shard(3, 3, a))).toEqual({ ok: true, result: want });
});

test('runs of different cases make one', () => {
  const merged = merge(
    sampleResult([b], {
      notes: ['n'],
      durationMs: 5,
      settings: { ...settings, only: ['files/b'] },
    }),
    sampleResult([a], {
      notes: ['n'],
      durationMs: 9,
      settings: { ...settings, only: ['files/a'] },
    }),
  );
  expect(merged).toMatchObject({
    ok: true,
    result: {
      cases: [{ name: 'files/a' }, { name: 'files/b' }],
      settings: { only: ['files/b', 'files/a'] },
      notes: ['n'],
      durationMs: 9,
    },
  });
});

test('of first looks at the target the worst counts, once', () => {
  const good = sampleCase('preflight/createUpload', { kind: 'preflight' });
  const bad = {
    ...sampleFailure('preflight/createUpload', 'ERROR-04'),
    kind: 'preflight',
  } as const;
  expect(merge(shard(1, 2, good, a), shard(2, 2, bad, c))).toMatchObject({
    ok: true,
    result: { counts: { pass: 1, fail: 1, skip: 1 } },
  });
});

test.each<[string, readonly Result[], readonly string[]]>([
  ['none', [], ['there is no result to merge']],
  [
    'another target and suite',
    [sampleResult([a]), sampleResult([c], { target: 'http://u/v1', suite: '9' })],
    [
      '1.json and 2.json differ in their suite: 0.1.0 and 9',
      '1.json and 2.json differ in their target: http://t/v1 and http://u/v1',
    ],
  ],
  [
    'another profile',
    [
      sampleResult([a], { settings }),
      sampleResult([c], { settings: { ...settings, profile: 'groq' } }),
    ],
    ['1.json and 2.json differ in their profile: openai and groq'],
  ],
  [
    'a case twice',
    [sampleResult([a]), sampleResult([a])],
    ['2.json holds the case files/a, as 1.json does'],
  ],
  ['a missing shard', [shard(1, 3, a), shard(3, 3, b)], ['shard 2 of 3 is missing']],
  [
    'a shard twice',
    [shard(1, 2, a), shard(1, 2, b), shard(2, 2, c)],
    ['2.json is shard 1 of 2 again'],
  ],
  [
    'a shard of another split',
    [shard(1, 2, a), shard(2, 3, b)],
    ['2.json is not a shard of 2, as 1.json is'],
  ],
  [
    'no shard beside a shard',
    [sampleResult([a], { settings }), shard(1, 1, b)],
    ['1.json is not a shard of 1, as 2.json is'],
  ],
])('%s is reported', (_, results, errors) => {
  expect(merge(...results)).toEqual({ ok: false, errors });
});

test('shards of a document of its own list the requirements of each', () => {
  const own = (index: number, id: string): Result => {
    const { requirements, ...result } = shard(index, 2, sampleCase(`pets/${id}`));
    const [requirement] = requirements;
    const source = ['--spec', 'pets.yaml'];
    return {
      ...result,
      settings: { ...settings, shard: { index, of: 2 }, source },
      operations: [{ operation: `get${id}`, counts: result.counts }],
      requirements: requirement === undefined ? [] : [{ ...requirement, id: `${id}.name` }],
    };
  };
  const merged = merge(own(1, 'Cat'), own(2, 'Dog'));
  expect(merged.ok && merged.result.requirements.map(({ id }) => id)).toEqual([
    'Cat.name',
    'Dog.name',
  ]);
});
