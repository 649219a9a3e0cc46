import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from './check.js';
import { faults } from './reference/faults/faults.js';
import { openai } from './profile/openai.js';
import { serve } from './serve.js';
import { checkCase, checkWithFault } from './testing/check-with-fault.js';
import { clockHeader, startClockedServer } from './testing/start-clocked-server.js';
import type { Result, Verdict } from './verdict/result.js';

/** A fault, the case that must find it, and the requirement to which the finding must be laid. */
type Row = readonly [fault: string, only: string, requirement: string];

/** Written by hand: from what a fault breaks, and from what a case is there to test. */
const tables = JSON.parse(readFileSync(join(import.meta.dirname, 'check-faults.json'), 'utf8')) as {
  readonly found: readonly Row[];
  /** Seen with `--large` alone: by contents of up to 512 MiB. */
  readonly large: readonly Row[];
  /** Seen where time can be made to pass. */
  readonly clocked: readonly Row[];
};
const rows = Object.values(tables).flat();

/** Whose requirement is no more than a `should`, so that a server is warned. */
const WARNED = new Set(['COMPLETE-15', 'ERROR-15', 'FORM-03', 'HTTP-02']);

const apiKey = 'sk-key-of-this-test';

/**
 * One round with eight jobs; `UPSPEC_ROUNDS=10` makes ten with one job and with eight, in which the
 * other cases of the folder are played beside the one that must find the fault.
 */
const ROUNDS = Number(process.env['UPSPEC_ROUNDS'] ?? 0);
const rounds = Array.from({ length: ROUNDS }, (_, at) =>
  [1, 8].map((jobs) => [at + 1, jobs] as const),
);

/** Checks the reference server with some faults. */
async function checkFaulty(fault: readonly string[], only: string, jobs = 8): Promise<Result> {
  const server = await serve({ apiKey, fault });
  try {
    const named = PREFLIGHT[only] ?? only;
    const pattern = ROUNDS === 0 ? named : named.replace(/[^/]+$/, '*');
    return await check({ url: server.url, apiKey, only: [pattern], timeout: 10_000, jobs });
  } finally {
    await server.close();
  }
}

/** Which case has the endpoints asked for that a first look at the target needs. */
const PREFLIGHT: Readonly<Record<string, string>> = {
  'preflight/createUpload': 'uploads/create/pending',
  'preflight/cancelUpload': 'uploads/cancel/pending',
  'preflight/downloadFile': 'files/content/sentiment',
  'preflight/retrieveFile': 'files/retrieve/image',
  'preflight/key': 'files/retrieve/image',
  'preflight/availability': 'files/create/every-purpose',
};

describe.each(ROUNDS === 0 ? [[1, 8] as const] : rounds.flat())(
  'round %i, jobs %i: a server with one fault',
  (_, jobs) => {
    test.concurrent.each(tables.found)('%s fails %s, which lays it to %s', async (...row) => {
      const [fault, only, requirement] = row;
      const { cases } = await checkFaulty([fault], only, jobs);
      const found = cases.find(({ name }) => name === only);
      const want: Verdict = WARNED.has(requirement) ? 'warn' : 'fail';
      expect(found?.verdict).toBe(want);
      expect(found?.findings.map((finding) => finding.requirement)).toContain(requirement);
    });

    test.each(tables.large)('%s fails %s with --large, which lays it to %s', async (...row) => {
      const [fault, only, requirement] = row;
      const told = await checkWithFault(fault, only, { large: true, timeout: 60_000, jobs });
      expect(told).toEqual({ verdict: 'fail', requirements: [requirement] });
    });

    test.each(tables.clocked)('%s fails %s once time has passed, laid to %s', async (...row) => {
      const [fault, only, requirement] = row;
      const target = await startClockedServer({ apiKey, fault: [fault] });
      const profile = { ...openai, clock: { header: clockHeader } };
      const told = await checkCase({ url: target.url, apiKey, only: [only], profile, jobs });
      await target.close();
      expect(told).toEqual({ verdict: 'fail', requirements: [requirement] });
    });
  },
);

describe('the table of faults', () => {
  test('holds each fault once, under the requirement that it breaks', () => {
    expect(rows.map(([fault]) => fault).toSorted()).toEqual(
      faults.map(({ name }) => name).toSorted(),
    );
    const broken = new Map(faults.map(({ name, requirement }) => [name, requirement]));
    expect(rows.filter(([fault, , requirement]) => broken.get(fault) !== requirement)).toEqual([]);
  });
});

test('several faults at once are all found', async () => {
  const { cases } = await checkFaulty(
    ['file-without-status', 'file-without-object', 'filename-in-lower-case'],
    'files/create/filename-of-many-letters',
  );
  const laid = cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  expect(laid).toEqual(expect.arrayContaining(['FILE-07', 'FILE-01', 'FILE-05']));
});

test.each(ROUNDS === 0 ? [[1, 8] as const] : rounds.flat())(
  'round %i, jobs %i: a server without faults passes every case by which faults are found',
  async (_, jobs) => {
    const only = tables.found
      .map(([, name]) => name)
      .filter((name) => !name.startsWith('preflight/'));
    const server = await serve({ apiKey });
    const { cases } = await check({ url: server.url, apiKey, only: [...new Set(only)], jobs });
    await server.close();
    expect(cases.length).toBeGreaterThan(60);
    const broken = cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'observed');
    expect(broken).toEqual([]);
  },
);
