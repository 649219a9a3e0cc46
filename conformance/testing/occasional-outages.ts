import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../verdict/exit-code.js';
import { violatedIn, checkUnavailable, noise, type Outages } from './unavailable-target.js';

/** Which cases are run, and how their target is unavailable. */
export interface OccasionalOutages {
  readonly groups: readonly string[];
  /** Each makes another choice of the requests that get a 503. */
  readonly seeds: readonly number[];
  /** How many requests there are to one that gets a 503. */
  readonly periods: readonly number[];
}

/** Tests that a 503 now and then is one finding, with one job and with eight. */
export function testOccasionalOutages({ groups, seeds, periods }: OccasionalOutages): void {
  describe.each([1, 8])('with %i jobs', (jobs) => {
    test.concurrent.each([...seeds])(
      'an occasional 503 is one finding, by the seed %i',
      async (seed) => {
        const random = noise(seed);
        const result = await checkUnavailable({
          only: groups,
          jobs,
          seed,
          isUnserved: (_, before) => random(before) < 0.02,
        });
        expect(violatedIn(result)).toEqual(['ERROR-15']);
        expect(result.cases.filter(({ findings }) => findings.length > 0)).toMatchObject([
          {
            name: 'preflight/availability',
            verdict: 'warn',
            findings: [
              {
                requirement: 'ERROR-15',
                actual: { text: expect.stringMatching(/^status 503 \(\d+\), /) as string },
              },
            ],
          },
        ]);
        expect(result.counts).toMatchObject({ fail: 0, warn: 1, 'could-not-run': 0 });
        expect(exitCodeOf(result)).toBe(0);
        expect(result.notes).toEqual([]);
      },
    );

    test.concurrent.each([...periods])(
      'a 503 to every %ith request is one finding',
      async (every) => {
        const result = await checkUnavailable({
          only: groups,
          jobs,
          isUnserved: (_, before) => before % every === every - 1,
        });
        expect(violatedIn(result)).toEqual(['ERROR-15']);
        expect(result.counts).toMatchObject({ fail: 0, warn: 1 });
      },
    );
  });
}

/** Whether a request is the last one of so many that create or change something. */
export function everyPost(nth: number): Outages['isUnserved'] {
  let posts = 0;
  return ({ method }) => method === 'POST' && (posts += 1) % nth === 0;
}

/** Which cases are run, and how many POST requests there are to one whose connection is closed. */
interface ClosedConnections {
  readonly only: readonly string[];
  readonly period: number;
}

/** Tests that a connection that is closed now and then is one finding. */
export function testClosedConnections({ only, period }: ClosedConnections): void {
  test('a connection that is sometimes closed is one finding', async () => {
    const result = await checkUnavailable({
      only,
      // Whatever the order in which the requests of several jobs arrive.
      isUnserved: everyPost(period),
      respond: ({ socket }) => socket.destroy(),
    });
    expect(violatedIn(result)).toEqual(['ERROR-15']);
    expect(result.counts).toMatchObject({ fail: 0, warn: 1, 'could-not-run': 0 });
  });
}
