import { afterEach, expect, test } from 'vitest';
import { judgeMutants, KEY, recordSession } from './judge-mutants.js';
import { LEGAL_MUTANTS, LEGAL_MUTANTS_WITH_OVERLAY } from './legal-mutants.js';
import { checkSession } from './replay-session.js';
import { type RunningServer, startServer } from './server.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Each starts some thousand servers. */
const LONG = { timeout: 3_600_000 };

test('every mutant is found by the document without extensions, or is legal', LONG, async () => {
  const recorded = await recordSession(KEY);
  expect(recorded.mutations).toHaveLength(3223);
  const judged = await judgeMutants(recorded, recorded.mutations, LEGAL_MUTANTS);
  expect(judged).toEqual({
    found: 2834,
    legal: {
      'JSON Schema: an object without additionalProperties: false may have more properties': 78,
      'RFC 9110, section 11.5: the realm of a challenge is a string of the server': 17,
      'RFC 9457, section 3.1.4: the detail of a problem is prose, which a server may leave out': 148,
      'RFC 9457, section 3.1.5: a URI of the one occurrence, of any form, which may be absent': 146,
    },
    missed: [],
  });
});

test('every mutant is found by the document with its overlay, or is legal', LONG, async () => {
  const recorded = await recordSession(KEY, ['overlay.yaml']);
  expect(recorded.mutations).toHaveLength(3223);
  const judged = await judgeMutants(recorded, recorded.mutations, LEGAL_MUTANTS_WITH_OVERLAY);
  expect(judged).toEqual({
    found: 2896,
    legal: {
      'JSON Schema: an object without additionalProperties: false may have more properties': 78,
      'RFC 9110, section 11.5: the realm of a challenge is a string of the server': 17,
      'RFC 9457, section 3.1.4: the detail of a problem is prose, which a server may leave out': 148,
      'the overlay says that the title of a problem is free': 84,
    },
    missed: [],
  });
});

test.each([1, 8])('a conforming server shows no finding in 20 runs at %i jobs', async (jobs) => {
  const { session } = await recordSession(KEY);
  for (let run = 1; run <= 20; run += 1) {
    const server = await startServer({ key: KEY, firstId: 1000 * run });
    servers.push(server);
    expect(await checkSession(session, { url: server.url, jobs })).toEqual([]);
  }
});
