import { expect, test } from 'vitest';
import { openai } from '../profile-format/openai.js';
import { checkCase, checkWithFault, type CaseOutcome } from '../testing/check-with-fault.js';
import { clockHeader, startClockedServer } from '../testing/start-clocked-server.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['expiry-dropped', 'files/expiry/each-purpose', 'EXPIRY-01'],
  ['expiry-one-second-late', 'files/expiry/either-order', 'EXPIRY-01'],
  ['expiry-batch-never', 'files/expiry/by-default', 'EXPIRY-02'],
  ['expiry-batch-a-day', 'files/expiry/by-default', 'EXPIRY-02'],
  ['expiry-made-up', 'files/expiry/by-default', 'EXPIRY-03'],
  ['expiry-range-unchecked', 'files/expiry/seconds-outside', 'EXPIRY-04'],
  ['expiry-clamped', 'files/expiry/seconds-outside', 'EXPIRY-04'],
  ['expiry-no-number-taken', 'files/expiry/seconds-no-number', 'EXPIRY-04'],
  ['expiry-least-refused', 'files/expiry/bounds', 'EXPIRY-05'],
  ['expiry-most-refused', 'files/expiry/bounds', 'EXPIRY-05'],
  ['expiry-any-anchor', 'files/expiry/anchors', 'EXPIRY-06'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

const only = ['files/expiry/kept'];
const apiKey = 'sk-key-of-this-test';

async function checkLater(fault: readonly string[]): Promise<CaseOutcome> {
  const server = await startClockedServer({ apiKey, fault });
  const profile = { ...openai, clock: { header: clockHeader } };
  try {
    return await checkCase({ url: server.url, apiKey, only, profile });
  } finally {
    await server.close();
  }
}

const late = [
  'expiry-not-enforced',
  'expiry-not-enforced-in-list',
  'expiry-not-enforced-in-content',
];
test.each(late)('%s is found if the profile has a clock', async (fault) => {
  expect(await checkLater([fault])).toEqual({ verdict: 'fail', requirements: ['EXPIRY-09'] });
});

test('a file that expires in time is not a violation', async () => {
  expect(await checkLater([])).toEqual({ verdict: 'pass', requirements: [] });
});

test('without a clock the kit does not wait an hour unless requested', async () => {
  expect((await checkWithFault('expiry-not-enforced', 'files/expiry/kept')).verdict).toBe('skip');
});

test('an expiry in another format must be rejected; otherwise there is a warning', async () => {
  const name = 'files/expiry/other-forms';
  expect((await checkWithFault(undefined, name)).verdict).toBe('pass');
  const result = await checkWithFault('create-unknown-field-taken', name);
  expect(result).toEqual({ verdict: 'warn', requirements: ['EXPIRY-08'] });
});
