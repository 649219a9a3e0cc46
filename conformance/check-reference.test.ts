import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from './check.js';
import { serve, type RunningServer } from './serve.js';
import { exitCodeOf } from './verdict/exit-code.js';

/** What a run leaves out unless it is asked for, and what has no meaning without a profile. */
const UNASKED = [
  'it is played only with --large',
  'it is played only with --slow',
  'the profile claims every operation',
  'the profile claims every purpose',
  'the profile claims expires_after',
];
const apiKey = 'sk-key-of-this-test';
let reference: RunningServer;

beforeAll(async () => {
  reference = await serve({ apiKey });
});
afterAll(() => reference.close());

/** One round; `UPSPEC_ROUNDS=10` makes ten. */
const ROUNDS = Math.max(1, Number(process.env['UPSPEC_ROUNDS'] ?? 1));
const rounds = Array.from({ length: ROUNDS }, (_, at) =>
  [1, 8].map((jobs) => [at + 1, jobs] as const),
);

test.each(rounds.flat())(
  'in round %i the reference server keeps every requirement and is left as it was, with %i jobs',
  async (_, jobs) => {
    const result = await check({ url: reference.url, apiKey, jobs });
    const skipped = result.cases.filter(({ verdict }) => verdict === 'skip');
    const unasked = skipped.filter(({ reason = '' }) => UNASKED.includes(reason));
    expect(skipped.filter((each) => !unasked.includes(each))).toEqual([]);
    expect(result.cases.filter(({ findings }) => findings.length > 0)).toEqual([]);
    expect(result.notes).toEqual([]);
    expect(result.counts).toMatchObject({ fail: 0, warn: 0, 'could-not-run': 0 });
    expect(result.counts.pass).toBeGreaterThan(45);
    expect(exitCodeOf(result)).toBe(0);

    // It leaves nothing behind.
    const answer = await fetch(`${reference.url}/files`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    expect(await answer.json()).toMatchObject({ data: [], has_more: false });
  },
);
