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
      counts: { new: 1, fixed: 2, unchanged: 1, unjudged: 0 },
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
        unjudged: [],
      },
      lost: [],
    },
  });
});

test('a list of known failures changes nothing', () => {
  const failed = sampleFailure('files/a', 'ERROR-04');
  const known = { ...failed, verdict: 'known-failure', reason: 'issue 12' } as const;
  expect(compare(sampleResult([failed]), sampleResult([known]))).toMatchObject({
    comparison: { counts: { new: 0, fixed: 0, unchanged: 1, unjudged: 0 } },
  });
});

test('a violation is not fixed where its case was not judged again', () => {
  const pass = sampleCase('files/b');
  const before = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    pass,
    sampleFailure('files/c', 'ERROR-04'),
    sampleCase('files/d'),
  ]);
  const after = sampleResult([
    sampleCase('files/a', { verdict: 'skip', reason: 'no key' }),
    pass,
    sampleCase('files/d', { verdict: 'could-not-run', reason: 'no response' }),
  ]);
  expect(compare(before, after)).toMatchObject({
    comparison: {
      counts: { new: 0, fixed: 0, unchanged: 0, unjudged: 2 },
      changes: { unjudged: [{ requirement: 'ERROR-04', cases: ['files/a', 'files/c'] }] },
      lost: ['files/d'],
    },
  });
});

test('a first look at the target that finds nothing is not a case, and its violation is fixed', () => {
  const first = {
    ...sampleFailure('preflight/createFile', 'ERROR-04'),
    kind: 'preflight',
  } as const;
  const pass = sampleCase('files/a');
  expect(compare(sampleResult([first, pass]), sampleResult([pass]))).toMatchObject({
    comparison: { counts: { new: 0, fixed: 1, unjudged: 0 } },
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
