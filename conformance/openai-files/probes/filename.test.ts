import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['filename-as-latin1', 'files/filename/latin-1', 'FILE-05'],
  ['filename-of-question-marks', 'files/filename/chinese', 'FILE-05'],
  ['filename-in-lower-case', 'files/filename/mixed-case', 'FILE-05'],
  ['filename-cut-at-64', 'files/filename/255-bytes', 'FILE-05'],
  ['filename-without-spaces', 'files/filename/blanks', 'FILE-05'],
  ['filename-percent-decoded', 'files/filename/percent-encoded', 'FILE-05'],
  ['filename-decomposed', 'files/filename/composed', 'FILE-05'],
  ['filename-without-leading-dot', 'files/filename/leading-dot', 'FILE-05'],
  ['filename-cut-at-semicolon', 'files/filename/semicolon', 'FILE-05'],
  ['content-without-disposition', 'files/filename/mixed-case', 'CONTENT-03'],
  ['content-inline', 'files/filename/blanks', 'CONTENT-03'],
  ['content-of-another-name', 'files/filename/comma', 'CONTENT-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [
  ...new Set(found.map(([, only]) => only)),
  'files/filename/emoji',
  'files/filename/marks',
  'files/filename/decomposed',
];
testConforming(names);

test('an undocumented change of a filename is observed, and fails no server', async () => {
  const result = await checkWithFault(undefined, 'files/filename/quote');
  expect(result).toEqual({ verdict: 'observed', requirements: [] });
});
