import { describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import { faults } from '../reference/faults/faults.js';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import {
  violatedIn,
  violatedBy,
  adviceFor,
  checkFaultRow,
  expectedOf,
  faultTable,
  type FaultRow,
} from '../testing/fault-table.js';
import { clockHeader, startClockedServer } from '../testing/start-clocked-server.js';
import type { Verdict } from '../../verdict/result.js';

const { found, large, clocked, also } = faultTable;
const rows = [...found, ...large, ...clocked];

/** Faults whose requirement is a `should`, so that the server gets a warning. */
const WARNED = /^(?:COMPLETE-15|COMPLETE-20|ERROR-15|FORM-03|HTTP-02|TENANT-\d+)$/;

const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';

/**
 * One round with eight jobs. `UPSPEC_ROUNDS=10` runs ten with one job and with eight, in which the
 * other cases of the folder are run in parallel with the one that must find the fault.
 */
const ROUNDS = Number(process.env['UPSPEC_ROUNDS'] ?? 0);
const isFolder = ROUNDS > 0;
const rounds = Array.from({ length: Math.max(1, ROUNDS) }, (_, at) =>
  (isFolder ? [1, 8] : [8]).map((jobs) => [at + 1, jobs] as const),
).flat();

describe.each(rounds)('round %i, jobs %i: a server with one injected fault', (_, jobs) => {
  test.concurrent.each(found)('%s fails %s, which finds it as %s', async (...row: FaultRow) => {
    const [fault, only, requirement] = row;
    const cases = await checkFaultRow([fault], only, { jobs, isFolder });
    const ran = cases.find(({ name }) => name === only);
    const want: Verdict = WARNED.test(requirement) ? 'warn' : 'fail';
    // Another case of the folder may report it.
    expect(ran?.repeats === undefined ? ran?.verdict : want).toBe(want);
    const judged = isFolder ? cases.filter((each) => each === ran) : cases;
    expect(violatedBy(row, judged, 'case'), adviceFor(row)).toEqual(expectedOf(row, 'case'));
  });

  test.each(clocked)('%s fails %s once time has passed, found as %s', async (...row: FaultRow) => {
    const [fault, only] = row;
    const target = await startClockedServer({ apiKey, fault: [fault] });
    const profile = { ...openai, clock: { header: clockHeader } };
    const result = await checkCase({ url: target.url, apiKey, only: [only], profile, jobs });
    await target.close();
    expect(result, adviceFor(row)).toEqual({
      verdict: 'fail',
      requirements: expectedOf(row, 'case'),
    });
  });
});

test('a limit on contents is found with --large', async () => {
  const [row] = large.filter(([fault]) => fault === 'part-64-mb-refused');
  const [fault = '', only = '', requirement] = row ?? [];
  const result = await checkWithFault(fault, only, { large: true, timeout: 60_000 });
  expect(result).toEqual({ verdict: 'fail', requirements: [requirement] });
});

describe('the table of injected faults', () => {
  test('contains each fault once, with the requirement that it violates', () => {
    expect(rows.map(([fault]) => fault).toSorted()).toEqual(
      faults.map(({ name }) => name).toSorted(),
    );
    const broken = new Map(faults.map(({ name, requirement }) => [name, requirement]));
    expect(rows.filter(([fault, , requirement]) => broken.get(fault) !== requirement)).toEqual([]);
  });

  test('has a reason for each other requirement, which is one of the contract', () => {
    const { requirements } = loadContract();
    const named = new Map(rows.map((row) => [row[0], row]));
    const unknown = also.filter(
      (each) =>
        each.reason === '' ||
        each.faults.some((fault) => !named.has(fault)) ||
        each.requirements.some((id) => !requirements.has(id)),
    );
    expect(unknown).toEqual([]);
  });

  test('names each requirement of a fault only once', () => {
    const twice = rows.filter((row) => {
      const expected = expectedOf(row, 'folder');
      return new Set(expected).size !== expected.length;
    });
    expect(twice).toEqual([]);
  });
});

test('several faults at once are all found', async () => {
  const cases = await checkFaultRow(
    ['file-without-status', 'file-without-object', 'filename-in-lower-case'],
    'files/create/filename-of-many-letters',
  );
  expect(violatedIn(cases)).toEqual(['FILE-01', 'FILE-05', 'FILE-07']);
});

test.each(rounds)(
  'round %i, jobs %i: a server without faults passes every case that finds faults',
  async (_, jobs) => {
    const names = found.map(([, name]) => name).filter((name) => !name.startsWith('preflight/'));
    const only = [...new Set(names)];
    const server = await serve({ apiKey: [apiKey, otherApiKey] });
    const { cases } = await check({ url: server.url, apiKey, otherApiKey, only, jobs });
    await server.close();
    expect(cases.map(({ name }) => name).toSorted()).toEqual(only.toSorted());
    const broken = cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'observed');
    expect(broken).toEqual([]);
  },
);
