import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import type { Counts } from '../../verdict/result.js';

/** Of all cases, as they are today. */
const COUNTS: Counts = {
  pass: 497,
  warn: 0,
  fail: 0,
  'known-failure': 0,
  'unexpected-pass': 0,
  skip: 13,
  observed: 41,
  'could-not-run': 0,
};
const TOTAL = 551;

const ADVICE =
  'the number of cases or a verdict changed: after adding or removing a case, put the new numbers ' +
  'into COUNTS and TOTAL of conformance/openai-files/tests/check-reference.test.ts, into the sample run in README.md, ' +
  'and the number of all cases, which has one more, into "A real finding" there; ' +
  'otherwise a case judges the reference server differently than before';

const LEFT_BEHIND =
  'the run left files behind: an operation that creates or deletes an object is noted in ' +
  'noteCreated of conformance/replay/created-resources.ts';

/** The skip reasons of cases that run only on request or only with a profile. */
const UNREQUESTED = [
  'it runs only with --large',
  'it runs only with --slow',
  'the profile has every operation',
  'the profile has every purpose',
  'the profile has expires_after',
];
const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';

/**
 * One round with eight jobs. `UPSPEC_ROUNDS=10` runs ten with one job and with eight. A single run with
 * one job is in check-reference.slow.test.ts.
 */
const ROUNDS = Number(process.env['UPSPEC_ROUNDS'] ?? 0);
const rounds = Array.from({ length: Math.max(1, ROUNDS) }, (_, at) => at + 1);

test.each(rounds)(
  'in round %i the reference server conforms to every requirement and no files are left, with several jobs',
  async () => {
    // A run with one job mostly waits, so both runs are started in parallel.
    await Promise.all((ROUNDS > 0 ? [1, 8] : [8]).map(checkReference));
  },
);

async function checkReference(jobs: number): Promise<void> {
  const reference = await serve({ apiKey: [apiKey, otherApiKey] });
  const result = await check({ url: reference.url, apiKey, otherApiKey, jobs });
  const skipped = result.cases.filter(({ verdict }) => verdict === 'skip');
  const unrequested = skipped.filter(({ reason = '' }) => UNREQUESTED.includes(reason));
  expect(skipped.filter((each) => !unrequested.includes(each))).toEqual([]);
  expect(result.cases.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(result.notes).toEqual([]);
  expect({ ...result.counts, total: result.cases.length }, ADVICE).toEqual({
    ...COUNTS,
    total: TOTAL,
  });
  expect(exitCodeOf(result)).toBe(0);

  // No files are left.
  for (const key of [apiKey, otherApiKey]) {
    const response = await fetch(`${reference.url}/files`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await response.json(), LEFT_BEHIND).toMatchObject({ data: [], has_more: false });
  }
  await reference.close();
}
