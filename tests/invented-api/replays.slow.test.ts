import { afterEach, expect, test } from 'vitest';
import { judgeMutants, KEY, recordSession } from './judge-mutants.js';
import { LEGAL_MUTANTS, LEGAL_MUTANTS_WITH_OVERLAY } from './legal-mutants.js';
import { checkSession } from './replay-session.js';
import { type RunningServer, startServer } from './server.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Each starts hundreds of servers, and thousands in all rounds. */
const LONG = { timeout: 3_600_000 };

/** Every fifth mutant. `UPSPEC_ROUNDS=10`, or any other number, judges all of them. */
const isWhole = process.env['UPSPEC_ROUNDS'] !== undefined;
const MUTANTS = 3223;

const documents = [
  {
    given: 'without extensions',
    overlays: [],
    kinds: LEGAL_MUTANTS,
    found: 2834,
    legal: {
      'JSON Schema: an object without additionalProperties: false may have more properties': 78,
      'RFC 9110, section 11.5: the realm of a challenge is a string of the server': 17,
      'RFC 9457, section 3.1.4: the detail of a problem is prose, which a server may leave out': 148,
      'RFC 9457, section 3.1.5: a URI of the one occurrence, of any form, which may be absent': 146,
    },
  },
  {
    given: 'with its overlay',
    overlays: ['overlay.yaml'],
    kinds: LEGAL_MUTANTS_WITH_OVERLAY,
    found: 2896,
    legal: {
      'JSON Schema: an object without additionalProperties: false may have more properties': 78,
      'RFC 9110, section 11.5: the realm of a challenge is a string of the server': 17,
      'RFC 9457, section 3.1.4: the detail of a problem is prose, which a server may leave out': 148,
      'the overlay says that the title of a problem is free': 84,
    },
  },
];

test.runIf(isWhole).each(documents)(
  'every mutant is found by the document $given, or is legal',
  LONG,
  async ({ overlays, kinds, found, legal }) => {
    const recorded = await recordSession(KEY, overlays);
    const mutations = recorded.mutations();
    expect(mutations).toHaveLength(MUTANTS);
    const judged = await judgeMutants(recorded, mutations, kinds);
    expect(judged).toEqual({ found, legal, missed: [] });
  },
);

test.skipIf(isWhole).each(documents)(
  'every fifth mutant is found by the document $given, or is legal',
  LONG,
  async ({ overlays, kinds, found, legal }) => {
    const recorded = await recordSession(KEY, overlays);
    const mutations = recorded.mutations();
    expect(mutations).toHaveLength(MUTANTS);
    const fifth = mutations.filter((_, at) => at % 60 === 0);
    const judged = await judgeMutants(recorded, fifth, kinds);
    expect(judged.missed).toEqual([]);
    expect(Object.keys(legal)).toEqual(expect.arrayContaining(Object.keys(judged.legal)));
    // As many as a fifth of all that are found, give or take a fifth.
    expect(judged.found).toBeGreaterThan((found / 60) * 0.8);
    expect(judged.found).toBeLessThan((found / 60) * 1.2);
  },
);

test.each([1, 8])('a conforming server shows no finding in 20 runs at %i jobs', async (jobs) => {
  const { session } = await recordSession(KEY);
  for (let run = 1; run <= 20; run += 1) {
    const server = await startServer({ key: KEY, firstId: 1000 * run });
    servers.push(server);
    expect(await checkSession(session, { url: server.url, jobs })).toEqual([]);
  }
});
