import { expect, test } from 'vitest';
import type { Result } from '../../verdict/result.js';
import {
  closingLongBodies,
  failingInParallel,
  findingLate,
  respondingAtRandom,
} from '../testing/defective-servers.js';
import { checkOdd } from '../testing/odd-servers.js';

// All cases of a default run, against servers whose one defect many cases meet.

/** A part of the servers, and of the cases of the slowest. `UPSPEC_ROUNDS=1`, or any other number, runs all. */
const isComplete = process.env['UPSPEC_ROUNDS'] !== undefined;

/** The first of some rows, or all of them. */
function some<Row>(rows: readonly Row[]): readonly Row[] {
  return isComplete ? rows : rows.slice(0, 1);
}

function failedCases({ cases }: Result): readonly (readonly string[])[] {
  return cases.flatMap(({ name, verdict, findings }) => {
    const ids = [...new Set(findings.map(({ requirement }) => requirement))];
    return ids.map((id) => [name, verdict, id]);
  });
}

function unjudgedCases({ cases }: Result): readonly (readonly (string | undefined)[])[] {
  return cases
    .filter(({ verdict }) => verdict === 'could-not-run')
    .map(({ name, reason }) => [name, reason]);
}

// It measures times, so nothing else runs beside it.
test.each(some([150, 50]))(
  'a server that finds a new file only after %i ms has that one finding',
  async (milliseconds) => {
    const result = await checkOdd(findingLate(milliseconds), []);
    expect(failedCases(result)).toEqual([['preflight/new-objects', 'fail', 'RETRIEVE-01']]);
    expect(unjudgedCases(result)).toEqual([]);
    expect(result.counts.pass).toBeGreaterThan(480);
  },
);

test.concurrent.each(some([500, 503]))(
  'a server that responds with %i to creations in parallel has that one finding',
  async (status) => {
    const result = await checkOdd(failingInParallel(status), []);
    expect(failedCases(result)).toEqual([['preflight/availability', 'warn', 'ERROR-15']]);
    expect(unjudgedCases(result)).toEqual([]);
    expect(result.counts.pass).toBeGreaterThan(450);
  },
);

test.concurrent(
  'a server that closes the connection of each body over 1 MiB violates the two limits',
  async () => {
    const { cases, passed } = isComplete
      ? { cases: [], passed: 470 }
      : { cases: ['*/limits/**', 'files/content/**', 'uploads/complete/**'], passed: 20 };
    const result = await checkOdd(closingLongBodies(1024 ** 2), cases);
    expect(failedCases(result)).toEqual([
      ['files/limits/over-1-mib', 'fail', 'CREATE-13'],
      ['uploads/limits/over-1-mib', 'fail', 'PART-07'],
    ]);
    expect(unjudgedCases(result)).toEqual([]);
    expect(result.counts.pass).toBeGreaterThan(passed);
  },
);

/** The violated requirements, in the order of the first cases that report them. */
function violatedBy(result: Result): readonly (string | undefined)[] {
  return [...new Set(failedCases(result).map(([, , id]) => id))];
}

test.concurrent.each([
  ...some([
    ['all', 1, 1],
    ['all', 1, 2],
    ['all', 1, 3],
  ] as const),
  ['a fifth', 0.2, 7] as const,
])(
  'a server that chooses %s of its responses at random is described as that (share %f, seed %i)',
  async (_, share, seed) => {
    const result = await checkOdd(respondingAtRandom(seed, share), []);
    expect(violatedBy(result).slice(10)).toEqual([]);
    const first = failedCases(result).slice(0, 3);
    expect(first.map(([name]) => name)).toContain('preflight/consistency');
  },
);

test.concurrent(
  'a server that chooses few responses at random violates at most ten requirements',
  async () => {
    const result = await checkOdd(respondingAtRandom(7, 0.03), []);
    expect(violatedBy(result).slice(10)).toEqual([]);
  },
);
