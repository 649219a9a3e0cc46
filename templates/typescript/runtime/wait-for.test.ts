import { expect, test } from 'vitest';
import { APIConnectionTimeoutError, APIUserAbortError } from './errors.js';
import { failure } from './testing/serve.js';
import { waitFor } from './wait-for.js';

const rule = { property: 'status', until: ['done', 'failed'] };

function states(...all: readonly string[]): {
  readonly retrieve: () => Promise<{ readonly status: string }>;
  readonly count: () => number;
} {
  let calls = 0;
  return {
    retrieve: () => {
      calls += 1;
      return Promise.resolve({ status: all[Math.min(calls, all.length) - 1] ?? '' });
    },
    count: () => calls,
  };
}

test.each(['done', 'failed'])('an object is retrieved until its state is %s', async (last) => {
  const { retrieve, count } = states('new', 'new', last);
  expect(await waitFor(retrieve, rule, { pollInterval: 1 })).toEqual({ status: last });
  expect(count()).toBe(3);
});

test('a state that does not come in time is a timeout', async () => {
  const { retrieve } = states('new');
  const error = await failure(waitFor(retrieve, rule, { pollInterval: 1, maxWait: 5 }));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toHaveProperty('message', 'the status is new after 5 ms, expected done or failed');
});

test('a signal ends the wait', async () => {
  const { retrieve } = states('new');
  const error = await failure(waitFor(retrieve, rule, { signal: AbortSignal.timeout(5) }));
  expect(error).toBeInstanceOf(APIUserAbortError);
});
