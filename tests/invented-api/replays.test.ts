import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startHonoServer } from './hono-server.js';
import { KEY, recordSession, type RecordedSession } from './judge-mutants.js';
import { HAS_PYTHON, startPythonServer } from './python-server.js';
import { checkSession } from './replay-session.js';
import { type RunningServer, startServer } from './server.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe.each([
  ['without extensions', []],
  ['with its overlay', ['overlay.yaml']],
])('the session, replayed by the document %s', (_, overlays) => {
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
});
