import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startHonoServer } from './hono-server.js';
import { judgeMutants, KEY, recordSession, type RecordedSession } from './judge-mutants.js';
import { LEGAL_MUTANTS, LEGAL_MUTANTS_WITH_OVERLAY } from './legal-mutants.js';
import { HAS_PYTHON, startPythonServer } from './python-server.js';
import { checkSession } from './replay-session.js';
import { type RunningServer, startServer } from './server.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe.each([
  ['without extensions', [], LEGAL_MUTANTS, { found: 58, legal: 7 }],
  ['with its overlay', ['overlay.yaml'], LEGAL_MUTANTS_WITH_OVERLAY, { found: 59, legal: 6 }],
])('the session, replayed by the document %s', (_, overlays, kinds, expected) => {
  let recorded: RecordedSession;
  beforeAll(async () => {
    recorded = await recordSession(KEY, overlays);
  });

  async function findings(starting: Promise<RunningServer>, jobs: number) {
    const server = await starting;
    servers.push(server);
    return checkSession(recorded.session, { url: server.url, jobs });
  }

  test('has 146 requests, of which 127 depend on each other', () => {
    const { whole, parts } = recorded.session.fixtures;
    expect(whole.exchanges).toHaveLength(146);
    expect(parts.map(({ exchanges }) => exchanges.length).filter((length) => length > 1)).toEqual([
      127,
    ]);
  });

  test.each([1, 8])('shows no finding with a server of other ids, at %i jobs', async (jobs) => {
    expect(await findings(startServer({ key: KEY, firstId: 4711 }), jobs)).toEqual([]);
  });

  test('shows no finding with the server in another framework', async () => {
    expect(await findings(startHonoServer(KEY), 8)).toEqual([]);
  });

  test.skipIf(!HAS_PYTHON)(
    'shows no finding with the server in another language (needs python3)',
    async () => {
      expect(await findings(startPythonServer(KEY), 8)).toEqual([]);
    },
  );

  test('finds every fiftieth mutant, or there is a reason why it is legal', async () => {
    const sample = recorded.mutations.filter((_mutation, index) => index % 50 === 0);
    const { found, legal, missed } = await judgeMutants(recorded, sample, kinds);
    expect(missed).toEqual([]);
    expect({ found, legal: Object.values(legal).reduce((sum, each) => sum + each, 0) }).toEqual(
      expected,
    );
  });
});
