import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings as settings,
} from '../testing/sample-result.js';
import { replayCommand } from './replay-command.js';

test('a finding has the text of its requirement, and the command that reruns its case', () => {
  const result = sampleResult([sampleFailure('files/a', 'ERROR-04')]);
  expect(result.cases[0]?.findings[0]).toMatchObject({
    level: 'must',
    clause: 'An error has a param.',
    evidence: ['document: Error'],
    replay: 'upspec check http://t/v1 --only files/a',
  });
});

test.each([
  [
    'the flags of its run',
    { ...settings, profile: 'groq', seed: 7, large: true, slow: true },
    'upspec check http://t/v1 --profile groq --seed 7 --large --slow --only files/a',
  ],
  [
    'a profile of a file',
    { ...settings, profile: "our's.yaml" },
    "upspec check http://t/v1 --profile 'our'\\''s.yaml' --only files/a",
  ],
  [
    'the program that ran',
    { ...settings, program: 'upspec-conformance' },
    'upspec-conformance check http://t/v1 --only files/a',
  ],
  ['no flag that goes without saying', settings, 'upspec check http://t/v1 --only files/a'],
])('a case is rerun with %s', (_, given, want) => {
  expect(replayCommand({ target: 'http://t/v1', settings: given }, sampleCase('files/a'))).toBe(
    want,
  );
});

test('a first look at the target is taken by every run', () => {
  const inspect = sampleCase('preflight/createUpload', { kind: 'preflight' });
  expect(replayCommand({ target: 'http://t/v1' }, inspect)).toBe('upspec check http://t/v1');
});

test('a requirement whose cases failed because of another one is blocked', () => {
  const failure = sampleFailure('files/a', 'ERROR-04');
  const verdictOf = (requirements: readonly string[]): string | undefined =>
    sampleResult([{ ...failure, requirements }]).requirements.find(({ id }) => id === 'RETRIEVE-02')
      ?.verdict;
  expect(verdictOf(['ERROR-04', 'RETRIEVE-02'])).toBe('blocked');
  expect(verdictOf(['ERROR-04'])).toBe('untested');
});

test('a violated requirement lists the cases that are skipped because of it', () => {
  const failure = sampleFailure('files/a', 'ERROR-04');
  const blocked = sampleCase('files/b', {
    verdict: 'skip',
    reason: 'blocked by ERROR-04: GET /files refuses the plainest requests (status 500)',
    blockedBy: 'ERROR-04',
    requirements: ['RETRIEVE-02'],
  });
  const { requirements } = sampleResult([failure, blocked]);
  expect(requirements.map(({ id, verdict, blocks }) => [id, verdict, blocks])).toEqual(
    expect.arrayContaining([
      ['ERROR-04', 'fail', ['files/b']],
      ['RETRIEVE-02', 'blocked', undefined],
    ]),
  );
});
