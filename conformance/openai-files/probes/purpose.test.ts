import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['create-two-purposes-only', 'files/purpose/each-claimed', 'CREATE-02'],
  ['create-without-evals', 'files/purpose/each-claimed', 'CREATE-02'],
  ['file-purpose-always-assistants', 'files/purpose/each-claimed', 'FILE-06'],
  ['create-any-purpose', 'files/purpose/none-but-claimed', 'CREATE-03'],
  ['create-unknown-purpose-replaced', 'files/purpose/none-but-claimed', 'CREATE-03'],
  ['create-wrong-purpose-422', 'files/purpose/none-but-claimed', 'CREATE-03'],
  ['create-wrong-purpose-without-param', 'files/purpose/none-but-claimed', 'CREATE-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);
