import { expect, test } from 'vitest';
import { openai } from '../profile-format/openai.js';
import { checkWithFault, checkCase, type CaseOutcome } from '../testing/check-with-fault.js';
import { clockHeader, startClockedServer } from '../testing/start-clocked-server.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['upload-time-of-the-answer', 'uploads/life/stays', 'UPLOAD-05'],
  ['upload-time-in-milliseconds', 'uploads/life/stays', 'UPLOAD-05'],
  ['upload-life-renewed', 'uploads/life/stays', 'UPLOAD-06'],
  ['upload-lives-a-day', 'uploads/life/stays', 'UPLOAD-06'],
  ['upload-bytes-that-came', 'uploads/life/stays', 'UPLOAD-04'],
  ['upload-without-purpose', 'uploads/life/stays', 'UPLOAD-04'],
  ['upload-stays-pending', 'uploads/life/stays', 'UPLOAD-07'],
  ['complete-file-null-before', 'uploads/life/stays', 'COMPLETE-02'],
  ['upload-is-a-file', 'uploads/life/no-file-yet', 'UPLOAD-14'],
  ['upload-same-id', 'uploads/life/others-stay', 'COMPLETE-01'],
  ['cancel-with-parts-refused', 'uploads/life/others-stay', 'CANCEL-02'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

const apiKey = 'sk-key-of-this-test';

async function checkLater(fault: readonly string[]): Promise<CaseOutcome> {
  const server = await startClockedServer({ apiKey, fault });
  const profile = { ...openai, clock: { header: clockHeader } };
  try {
    return await checkCase({ url: server.url, apiKey, only: ['uploads/life/expired'], profile });
  } finally {
    await server.close();
  }
}

test('upload-never-expires is found if the profile has a clock', async () => {
  const result = await checkLater(['upload-never-expires']);
  expect(result).toEqual({ verdict: 'fail', requirements: ['UPLOAD-15'] });
});

test('an Upload that expires after its hour is not a violation', async () => {
  // The response to its cancellation is only observed then.
  expect(await checkLater([])).toEqual({ verdict: 'observed', requirements: [] });
});

test.each(['uploads/life/completed-twice-at-once', 'uploads/life/cancelled-while-completed'])(
  '%s is observed, and fails no server',
  async (only) => {
    const result = await checkWithFault(undefined, only);
    expect(result).toEqual({ verdict: 'observed', requirements: [] });
  },
);
