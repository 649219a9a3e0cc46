import { afterEach, describe, expect, test } from 'vitest';
import { OPERATIONS } from './document.js';
import { startHonoServer } from './hono-server.js';
import { HAS_PYTHON, startPythonServer } from './python-server.js';
import { type RunningServer, startServer } from './server.js';
import { runSession } from './session.js';

/** Every response that the document declares, but for a range of statuses. */
const DECLARED = OPERATIONS.flatMap(({ id, responses }) =>
  Object.keys(responses).map((status) => `${id}.${status}`),
).filter((each) => each !== 'listHabitats.4XX');

describe('the session of the invented API', () => {
  const servers: RunningServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  test.each([1, 40])(
    'sees every declared response of the server whose ids start at %d',
    async (firstId) => {
      const server = await startServer({ key: 'secret', firstId });
      servers.push(server);
      const seen = await runSession({ baseUrl: server.url, key: 'secret' });
      expect([...seen].toSorted()).toEqual(DECLARED.toSorted());
    },
  );

  test('sees every declared response of the server in another framework', async () => {
    const server = await startHonoServer('secret');
    servers.push(server);
    const seen = await runSession({ baseUrl: server.url, key: 'secret' });
    expect([...seen].toSorted()).toEqual(DECLARED.toSorted());
  });

  test.skipIf(!HAS_PYTHON)(
    'sees every declared response of the server in another language (needs python3)',
    async () => {
      const server = await startPythonServer('secret');
      servers.push(server);
      const seen = await runSession({ baseUrl: server.url, key: 'secret' });
      expect([...seen].toSorted()).toEqual(DECLARED.toSorted());
    },
  );
});
