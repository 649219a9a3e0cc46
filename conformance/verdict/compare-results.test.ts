import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings,
} from '../testing/sample-result.js';
import { compareResults, type ComparedResults } from './compare-results.js';
import type { Result } from './result.js';

function compare(before: Result, after: Result): ComparedResults {
  return compareResults({ name: 'old.json', result: before }, { name: 'new.json', result: after });
}

const none = { cases: [], violations: 0, requirements: [] };

test('violations are compared by requirement and case', () => {
  const before = sampleResult([
    sampleFailure('files/a', 'RETRIEVE-02', 'ERROR-04'),
    sampleFailure('files/b', 'ERROR-04'),
    sampleCase('files/c'),
  ]);
  const after = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    sampleCase('files/b'),
    { ...sampleFailure('files/c', 'LIST-09'), verdict: 'warn' },
  ]);
  const error = { requirement: 'ERROR-04', level: 'must', text: 'An error has a param.' };
  expect(compare(before, after)).toEqual({
    ok: true,
    comparison: {
      version: 1,
      old: { file: 'old.json', suite: '0.1.0', target: 'http://t/v1' },
      new: { file: 'new.json', suite: '0.1.0', target: 'http://t/v1' },
      counts: { new: 1, fixed: 2, unchanged: 1 },
      changes: {
        new: [
          { requirement: 'LIST-09', level: 'should', text: 'A list is short.', cases: ['files/c'] },
        ],
        fixed: [
          {
            requirement: 'RETRIEVE-02',
            level: 'must',
            text: 'An id that no file has gets 404.',
            cases: ['files/a'],
          },
          { ...error, cases: ['files/b'] },
        ],
        unchanged: [{ ...error, cases: ['files/a'] }],
      },
      lost: [],
      only: { old: none, new: none },
    },
  });
});

test('a list of known failures changes nothing', () => {
  const failed = sampleFailure('files/a', 'ERROR-04');
  const known = { ...failed, verdict: 'known-failure', reason: 'issue 12' } as const;
  expect(compare(sampleResult([failed]), sampleResult([known]))).toMatchObject({
    comparison: { counts: { new: 0, fixed: 0, unchanged: 1 } },
  });
});

test('a case that one run did not judge is neither fixed nor new', () => {
  const pass = sampleCase('files/b');
  const skipped = { verdict: 'skip', reason: 'no key' } as const;
  const before = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    pass,
    sampleFailure('files/c', 'ERROR-04'),
    sampleCase('files/d'),
    sampleCase('files/e', skipped),
  ]);
  const after = sampleResult([
    sampleCase('files/a', skipped),
    pass,
    sampleCase('files/d', { verdict: 'could-not-run', reason: 'no response' }),
    sampleFailure('files/e', 'RETRIEVE-02'),
    sampleFailure('files/f', 'RETRIEVE-02', 'ERROR-04'),
  ]);
  expect(compare(before, after)).toMatchObject({
    comparison: {
      counts: { new: 0, fixed: 0, unchanged: 0 },
      lost: ['files/d'],
      only: {
        old: {
          cases: ['files/a', 'files/c'],
          violations: 2,
          requirements: [{ requirement: 'ERROR-04', cases: ['files/a', 'files/c'] }],
        },
        new: {
          cases: ['files/e', 'files/f'],
          violations: 3,
          requirements: [
            { requirement: 'RETRIEVE-02', cases: ['files/e', 'files/f'] },
            { requirement: 'ERROR-04', cases: ['files/f'] },
          ],
        },
      },
    },
  });
});

test('a violation that another case reports in a whole run, and this one by itself, is unchanged', () => {
  const pass = sampleCase('files/b');
  const single = sampleResult([sampleFailure('files/a', 'ERROR-04'), pass]);
  const repeats = [{ requirement: 'ERROR-04', reportedBy: 'files/c' }];
  const reported = sampleFailure('files/c', 'ERROR-04');
  const seen = sampleResult([sampleCase('files/a', { repeats }), pass, reported]);
  const blocked = { verdict: 'skip', reason: 'blocked by ERROR-04', repeats } as const;
  const kept = sampleResult([sampleCase('files/a', blocked), pass, reported]);
  for (const [before, after] of [
    [single, seen],
    [seen, single],
    [single, kept],
    [kept, single],
  ] as const) {
    expect(compare(before, after)).toMatchObject({
      comparison: { counts: { new: 0, fixed: 0, unchanged: 1 } },
    });
  }
});

const preflight = {
  ...sampleFailure('preflight/createFile', 'ERROR-04'),
  kind: 'preflight',
} as const;

test('a violation that a first look found is fixed where the operation has a case in the other run', () => {
  const pass = sampleCase('files/a', { operations: ['createFile', 'listFiles'] });
  const first = { ...preflight, operations: ['createFile'] };
  expect(compare(sampleResult([first, pass]), sampleResult([pass]))).toMatchObject({
    comparison: { counts: { new: 0, fixed: 1 } },
  });
});

test('a violation that a first look found is not compared where the operation has no case', () => {
  const pass = sampleCase('files/a', { operations: ['listFiles'] });
  const first = { ...preflight, operations: ['createFile'] };
  expect(compare(sampleResult([first, pass]), sampleResult([pass]))).toMatchObject({
    comparison: {
      counts: { new: 0, fixed: 0 },
      only: { old: { cases: ['preflight/createFile'], violations: 1 } },
    },
  });
});

test('a violation of the whole target is fixed where the other run has all cases', () => {
  const first = { ...preflight, operations: [] };
  const pass = sampleCase('files/a');
  expect(compare(sampleResult([first, pass]), sampleResult([pass]))).toMatchObject({
    comparison: { counts: { new: 0, fixed: 1 } },
  });
});

test('what a case sees beside what it tests is compared only where both runs have all cases', () => {
  const cases = [sampleCase('files/a'), sampleCase('files/b')];
  const beside = { ...sampleFailure('files/a', 'ERROR-04'), requirements: ['RETRIEVE-02'] };
  const found = [beside, sampleCase('files/b')];
  const some = sampleResult(cases.slice(0, 1));
  expect(compare(some, sampleResult(found))).toMatchObject({
    comparison: {
      counts: { new: 0 },
      only: { new: { cases: ['files/b', 'files/a'], violations: 1 } },
    },
  });
  expect(compare(sampleResult(found), some)).toMatchObject({
    comparison: { counts: { fixed: 0 } },
  });
  expect(compare(sampleResult(cases), sampleResult(found))).toMatchObject({
    comparison: { counts: { new: 1 }, only: { new: none } },
  });
});

test('a first look at the whole target is not compared with a run of some cases', () => {
  const first = { ...preflight, operations: [] };
  const cases = [sampleCase('files/a'), sampleCase('files/b')];
  const [whole, some] = [sampleResult([first, ...cases]), sampleResult(cases.slice(0, 1))];
  expect(compare(whole, some)).toMatchObject({ comparison: { counts: { fixed: 0 } } });
  expect(compare(some, whole)).toMatchObject({ comparison: { counts: { new: 0 } } });
});

test('a first look that finds something new is a new violation', () => {
  const pass = sampleCase('files/a');
  const first = { ...preflight, operations: pass.operations };
  const blocked = sampleCase('files/c', { verdict: 'skip', reason: 'no endpoint' });
  const before = sampleResult([pass, sampleCase('files/c')]);
  expect(compare(before, sampleResult([first, pass, blocked]))).toMatchObject({
    comparison: { counts: { new: 1 }, only: { old: { cases: ['files/c'] } } },
  });
});

test.each([
  [
    'the run was stopped',
    sampleResult([sampleCase('files/a')], { stopped: 'the key was rejected' }),
    'new.json: the run was stopped: the key was rejected',
  ],
  [
    'another profile was used',
    sampleResult([sampleCase('files/a')], { settings: { ...sampleSettings, profile: 'litellm' } }),
    'old.json and new.json differ in their profile: openai and litellm',
  ],
  [
    'no case was judged in both',
    sampleResult([sampleCase('files/b')], { settings: sampleSettings }),
    "old.json and new.json can't be compared: no case was judged in both",
  ],
  [
    'another API was checked',
    sampleResult([sampleCase('files/a')], {
      settings: { ...sampleSettings, source: ['--spec', 'pets.yaml'] },
    }),
    "old.json and new.json can't be compared: no case was judged in both",
  ],
])('results can’t be compared where %s', (_, after, error) => {
  const before = sampleResult([sampleCase('files/a')], { settings: sampleSettings });
  expect(compare(before, after)).toEqual({ ok: false, errors: [error] });
});
