import { expect, test } from 'vitest';
import { noneCreated } from '../replay/created-resources.js';
import type { Outage } from '../replay/with-retries.js';
import { statusOf } from '../difference/reading.js';
import { loadContract } from '../openai-files/load-contract.js';
import { sampleCase, sampleFinding } from '../testing/sample-result.js';
import { watchAvailability } from './availability.js';
import { rerunUnserved } from './rerun-unserved.js';
import type { RanCase } from './run-case.js';

const outage: Outage = {
  sent: { method: 'POST', path: '/files', headers: {}, auth: 'right' },
  cause: 500,
};

function ran(given: Partial<RanCase>): RanCase {
  const rest = { leftovers: [], left: noneCreated(), isBroken: false, outages: [] };
  return { result: sampleCase('pets/at-once'), ...rest, ...given };
}

const served = ran({});
/** The case sends several requests at once, and one of them gets a server error. */
const failed = ran({
  outages: [outage],
  result: sampleCase('pets/at-once', {
    verdict: 'fail',
    findings: [{ ...sampleFinding, actual: statusOf(500) }],
  }),
});

/** Runs a failed case again, with the given runs one after the other. */
async function rerun(atOnce: readonly RanCase[]): Promise<RanCase | undefined> {
  const runs = [...atOnce];
  const counting = await rerunUnserved(
    { plan: [], ran: [failed], duration: 0 },
    {
      reruns: {
        serial: () => Promise.resolve(runs.shift()),
        inTurn: () => Promise.resolve(served),
      },
      run: { contract: loadContract(), availability: watchAvailability() },
      isolation: ['RETRIEVE-02'],
    },
  );
  return counting.get(0);
}

test('a server error for requests at once is a violation where each run shows it', async () => {
  expect(await rerun([failed, failed, failed])).toBeUndefined();
});

test.each([
  ['second', [failed, served]],
  ['third', [failed, failed, served]],
])('a case that is served in the %s run by itself has no finding', async (_, runs) => {
  const counts = await rerun(runs);
  expect(counts?.result).toMatchObject({ verdict: 'skip', findings: [] });
});
