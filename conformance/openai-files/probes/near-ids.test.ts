import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['retrieve-part-of-id-taken', 'files/retrieve/id-shorter', 'RETRIEVE-02'],
  ['retrieve-part-of-id-taken', 'files/retrieve/id-beginning', 'RETRIEVE-02'],
  ['retrieve-id-of-another-case', 'files/retrieve/id-another-case', 'RETRIEVE-02'],
  ['retrieve-id-trimmed', 'files/retrieve/id-blank-behind', 'RETRIEVE-02'],
  ['retrieve-id-trimmed', 'files/retrieve/id-newline-behind', 'RETRIEVE-02'],
  ['content-unknown-empty', 'files/retrieve/id-longer', 'CONTENT-04'],
  ['delete-unknown-true', 'files/retrieve/id-nul-behind', 'DELETE-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
test.concurrent.each(names)('%s finds nothing on a conforming server', async (only) => {
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
});

test('a response that prevents a probe from its check is reported', async () => {
  const result = await checkWithFault('file-in-data', 'files/retrieve/id-longer');
  expect(result).toEqual({ verdict: 'fail', requirements: ['FILE-01'] });
});
