import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings as settings,
} from '../testing/sample-result.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { applyKnownFailures } from './apply-known-failures.js';
import { notesOf } from '../verdict/notes-of.js';
import { statusOf } from '../difference/reading.js';

function known(...patterns: readonly string[]): Parameters<typeof applyKnownFailures>[1] {
  return patterns.map((pattern) => ({ pattern, reason: `of ${pattern}`, location: 'k.yaml:1:1' }));
}

function verdictsOf({ cases }: Result): readonly CaseResult['verdict'][] {
  return cases.map(({ verdict }) => verdict);
}

test.each<[string, CaseResult, string, CaseResult['verdict'], number]>([
  ['named', sampleFailure('files/a', 'RETRIEVE-02'), 'files/a', 'known-failure', 0],
  ['in a named folder', sampleFailure('files/a', 'RETRIEVE-02'), 'files/*', 'known-failure', 0],
  ['excused', sampleFailure('files/a', 'ERROR-04'), 'ERROR-*', 'known-failure', 0],
  ['half excused', sampleFailure('files/a', 'ERROR-04', 'RETRIEVE-02'), 'ERROR-*', 'fail', 1],
  ['another', sampleFailure('files/b', 'ERROR-04'), 'files/a', 'fail', 1],
  ['right, though named', sampleCase('files/a'), 'files/a', 'unexpected-pass', 1],
  ['right in every run', sampleCase('files/a'), 'RETRIEVE-02', 'unexpected-pass', 1],
  ['right', sampleCase('files/a'), 'files/b', 'pass', 0],
  [
    'unable to fail',
    sampleCase('files/a', { verdict: 'observed', requirements: ['CANCEL-04'] }),
    'files/*',
    'observed',
    0,
  ],
  ['skipped', sampleCase('files/a', { verdict: 'skip' }), 'files/a', 'skip', 2],
  ['silent', sampleCase('files/a', { verdict: 'could-not-run' }), 'files/a', 'could-not-run', 2],
])('a case that is %s', (_, given, pattern, want, exitCode) => {
  const result = applyKnownFailures(sampleResult([given]), known(pattern));
  expect(verdictsOf(result)).toEqual([want]);
  expect(result.counts[want]).toBe(1);
  expect(exitCodeOf(result)).toBe(exitCode);
});

test('a weak finding beside an excused one needs no excuse', () => {
  const given = sampleResult([sampleFailure('files/a', 'ERROR-04', 'LIST-09')]);
  expect(verdictsOf(applyKnownFailures(given, known('ERROR-04')))).toEqual(['known-failure']);
});

test('a requirement that is violated somewhere is not an unexpected pass elsewhere', () => {
  const given = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    sampleCase('files/b', { requirements: ['ERROR-04'] }),
  ]);
  expect(verdictsOf(applyKnownFailures(given, known('ERROR-04')))).toEqual([
    'known-failure',
    'pass',
  ]);
});

test('a requirement is not passed unexpectedly where --fail-fast ended the run before', () => {
  const settings = {
    profile: 'openai',
    only: [],
    skip: [],
    jobs: 1,
    timeout: 1000,
    large: false,
    slow: false,
    seed: 1,
  };
  const passed = { ...sampleCase('files/b'), requirements: ['LIST-09'] };
  const cases = [sampleFailure('files/a', 'ERROR-04'), passed];
  const verdictsWith = (more: object): readonly CaseResult['verdict'][] => {
    const given = sampleResult(cases, { settings: { ...settings, ...more } });
    return verdictsOf(applyKnownFailures(given, known('LIST-09')));
  };
  expect(verdictsWith({})).toEqual(['fail', 'unexpected-pass']);
  expect(verdictsWith({ failFast: true })).toEqual(['fail', 'pass']);
});

test('a requirement whose cases all failed over others was not tested, which is reported', () => {
  const failed = sampleFailure('files/a', 'ERROR-04');
  const given = sampleResult([{ ...failed, requirements: ['ERROR-04', 'RETRIEVE-02'] }]);
  const list = known('ERROR-04', 'RETRIEVE-02');
  const once = applyKnownFailures(given, list);
  expect(verdictsOf(once)).toEqual(['known-failure']);
  expect(once.untested).toEqual([{ location: 'k.yaml:1:1', pattern: 'RETRIEVE-02' }]);
  expect(notesOf(once)).toEqual([
    'k.yaml:1:1: "RETRIEVE-02" is listed as known to fail, and no case tested it: ' +
      'those that test it failed over something else',
  ]);
  expect(applyKnownFailures(once, list)).toEqual(once);
  expect(applyKnownFailures(once, known('ERROR-04')).untested).toBeUndefined();
});

test('a note of the run is kept, whatever it says', () => {
  const notes = ['the run says: x is listed as known to fail, and no case came to it'];
  const given = { ...sampleResult([sampleFailure('files/a', 'ERROR-04')]), notes };
  expect(applyKnownFailures(given, []).notes).toEqual(notes);
});

test.each([
  { settings: { ...settings, shard: { index: 1, of: 2 } } },
  { settings: { ...settings, only: ['files/**'] } },
  { settings: { ...settings, skip: ['uploads/**'] } },
  { stopped: 'the key was refused' },
])('a part of a run says nothing about a requirement: %j', (head) => {
  const given = sampleResult([sampleCase('files/a')], head);
  expect(verdictsOf(applyKnownFailures(given, known('RETRIEVE-02')))).toEqual(['pass']);
});

test('a requirement may be violated in a case that could not run, as after Ctrl-C', () => {
  const given = sampleResult([
    sampleCase('files/a'),
    sampleCase('files/b', { verdict: 'could-not-run', reason: 'interrupted' }),
  ]);
  expect(verdictsOf(applyKnownFailures(given, known('RETRIEVE-02')))).toEqual([
    'pass',
    'could-not-run',
  ]);
});

test('the reason is reported, and the requirement is violated as expected', () => {
  const given = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    sampleCase('files/b', { requirements: ['LIST-09'] }),
  ]);
  const result = applyKnownFailures(given, known('ERROR-04', 'files/b'));
  expect(result.cases.map(({ reason }) => reason)).toEqual([
    'of ERROR-04',
    'k.yaml:1:1: "files/b" is listed as known to fail (of files/b), but passes; remove it from the list',
  ]);
  expect(result.requirements.find(({ id }) => id === 'ERROR-04')?.verdict).toBe('known-failure');
});

test('a list can be applied again, and another list undoes the first', () => {
  const raw = sampleResult([
    sampleFailure('files/a', 'ERROR-04'),
    sampleCase('files/b'),
    sampleCase('files/c', {
      verdict: 'observed',
      observations: [
        { requirement: 'CANCEL-04', actual: statusOf(400), exchange: 1, request: 'POST' },
      ],
    }),
  ]);
  const once = applyKnownFailures(raw, known('files/*'));
  expect(verdictsOf(once)).toEqual(['known-failure', 'unexpected-pass', 'unexpected-pass']);
  expect(applyKnownFailures(once, known('files/*'))).toEqual(once);
  expect(applyKnownFailures(once, [])).toEqual(raw);
});

test('a violation on the way is excused by an entry for the case that tests it, in another shard or in this one', () => {
  const entries = known('files/a').map((entry) => ({ ...entry, tested: ['ERROR-04'] }));
  const onTheWay = { ...sampleFailure('files/b', 'ERROR-04'), requirements: ['RETRIEVE-02'] };
  const verdictsOfShard = (...cases: readonly CaseResult[]): readonly CaseResult['verdict'][] =>
    verdictsOf(applyKnownFailures(sampleResult(cases), entries));
  expect(verdictsOfShard(onTheWay)).toEqual(['known-failure']);
  expect(verdictsOfShard(sampleFailure('files/a', 'ERROR-04'), onTheWay)).toEqual([
    'known-failure',
    'known-failure',
  ]);
  // Where the case that tests it passes, the violation is a new one.
  expect(verdictsOfShard(sampleCase('files/a'), onTheWay)).toEqual(['unexpected-pass', 'fail']);
  expect(verdictsOfShard(sampleFailure('files/b', 'ERROR-04'))).toEqual(['fail']);
});
