import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['route-unknown-answered', 'errors/unknown-paths', 'ROUTE-02'],
  ['route-unknown-as-html', 'errors/unknown-paths', 'ERROR-09'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

test('the responses to other methods are observed, and fail no server', async () => {
  const result = await checkWithFault(undefined, 'errors/unknown-methods');
  expect(result).toEqual({ verdict: 'observed', requirements: [] });
});
