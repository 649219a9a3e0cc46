import { describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { isolationFaults } from '../reference/faults/isolation.js';
import { serve } from '../serve.js';
import { violatedIn } from '../testing/fault-table.js';
import { checkUnavailable, noise } from '../../testing/unavailable-target.js';
import type { Result } from '../../verdict/result.js';

// Files and Uploads that interfere with each other are found with any number of jobs, and do not fail
// cases that have nothing to do with it.

const apiKey = 'sk-key-of-this-test';
const faults = isolationFaults.map(({ name, requirement }) => [name, requirement] as const);

/** Of files and Uploads, as the faults are. `UPSPEC_ROUNDS=10`, or any other number, runs all cases. */
const only = process.env['UPSPEC_ROUNDS'] === undefined ? ['files/**', 'uploads/**'] : ['**'];

async function checkWith(fault: string, jobs: number): Promise<Result> {
  const server = await serve({ apiKey, fault: [fault] });
  try {
    return await check({ url: server.url, apiKey, only, jobs, timeout: 60_000 });
  } finally {
    await server.close();
  }
}

function failedCases({ cases }: Result): readonly string[] {
  return cases.filter(({ findings }) => findings.length > 0).map(({ name }) => name);
}

describe.concurrent.each(faults)('a server with the fault %s', (fault, requirement) => {
  test(`violates ${requirement} and nothing else, in the same cases with one job and with eight`, async () => {
    // A run with one job mostly waits, so both runs are started in parallel.
    const [serial, parallel] = await Promise.all([checkWith(fault, 1), checkWith(fault, 8)]);
    expect(violatedIn(serial.cases)).toEqual([requirement]);
    expect(violatedIn(parallel.cases)).toEqual([requirement]);
    expect(failedCases(parallel)).toEqual(failedCases(serial));
  });
});

test.concurrent.each([1, 8])(
  'a server that fails at random does not interfere, with %i jobs',
  async (jobs) => {
    const isFailing = noise(3);
    const result = await checkUnavailable({
      isUnserved: (_, before) => before > 100 && isFailing(before) < 0.05,
      respond: (request, response) => {
        request.resume();
        response.writeHead(500, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({ error: { message: 'no', type: 'x', param: null, code: null } }),
        );
      },
      only: ['files/create/*', 'files/retrieve/*', 'uploads/**'],
      jobs,
    });
    expect(failedCases(result)).not.toEqual([]);
    expect(violatedIn(result.cases)).not.toContain('ISOLATION-01');
  },
);
