import { expect, test } from 'vitest';
import type { CaseResult } from '../verdict/result.js';
import { openFailFast } from './fail-fast.js';

function ended(name: string, verdict: CaseResult['verdict']): CaseResult {
  return {
    kind: 'fixture',
    name,
    title: name,
    verdict,
    operations: [],
    requirements: [],
    findings: [],
    observations: [],
    evidence: [],
    durationMs: 0,
    exchanges: 0,
  };
}

const none = { isExpected: (): boolean => false };

test('the first failed case ends the run', () => {
  const failFast = openFailFast(none);
  for (const verdict of ['pass', 'warn', 'skip', 'observed', 'could-not-run'] as const) {
    failFast.note(ended('early', verdict));
  }
  expect(failFast.reason()).toBeUndefined();
  failFast.note(ended('pets/add', 'fail'));
  failFast.note(ended('pets/list', 'fail'));
  expect(failFast.reason()).toBe('not run: the run ended at the first violation, in pets/add');
});

test('a violation of the first look at the target ends the run before its cases', () => {
  const failFast = openFailFast(none, [ended('preflight/addPet', 'fail')]);
  expect(failFast.reason()).toContain('in preflight/addPet');
});

test('a failure that is expected ends nothing', () => {
  const failFast = openFailFast({ isExpected: ({ name }) => name === 'pets/add' });
  failFast.note(ended('pets/add', 'fail'));
  expect(failFast.reason()).toBeUndefined();
});
