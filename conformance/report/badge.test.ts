import { expect, test } from 'vitest';
import { sampleCase, sampleFailure, sampleResult } from '../testing/sample-result.js';
import type { CaseResult, Verdict } from '../verdict/result.js';
import { formatBadge } from './badge.js';

function of(verdict: Verdict): CaseResult {
  return sampleCase(`files/${verdict}`, { verdict });
}

test.each<[readonly CaseResult[], string, string]>([
  [[of('pass'), of('skip'), of('observed')], 'contract: 1 passed', '#4c1'],
  [[of('pass'), of('warn')], 'contract: 1 passed', '#a4a61d'],
  [[of('pass'), of('known-failure')], 'contract: 1 passed, 1 known to fail', '#dfb317'],
  [[of('could-not-run'), of('pass')], 'contract: 1 could not run', '#fe7d37'],
  [[sampleFailure('a/b', 'ERROR-04'), of('unexpected-pass')], 'contract: 2 failed', '#e05d44'],
])('a badge shows the worst', (cases, label, color) => {
  const svg = formatBadge(sampleResult(cases));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).toContain(`<title>${label}</title>`);
  expect(svg).toContain(`fill="${color}"`);
});

test('a run that was stopped is not a success', () => {
  const svg = formatBadge(sampleResult([], { stopped: 'the key was refused' }));
  expect(svg).toContain('<title>contract: stopped</title>');
});
