import { afterEach, expect, test } from 'vitest';
import { comparableTraffic } from './comparable-traffic.js';
import { startHonoServer } from './hono-server.js';
import { mutationNamed } from './mutations.js';
import { HAS_PYTHON, startPythonServer } from './python-server.js';
import { type RunningServer, startServer } from './server.js';
import { runSession } from './session.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function trafficWith(starting: Promise<RunningServer>): Promise<readonly string[]> {
  const server = await starting;
  servers.push(server);
  const { send, lines } = comparableTraffic(fetch);
  await runSession({ baseUrl: server.url, key: 'k', send });
  return lines;
}

const reference = (): Promise<readonly string[]> =>
  trafficWith(startServer({ key: 'k', firstId: 1 }));

test('the server in another framework responds the same but for what a server chooses', async () => {
  expect(await trafficWith(startHonoServer('k'))).toEqual(await reference());
});

test.skipIf(!HAS_PYTHON)(
  'the server in another language responds the same but for what a server chooses (needs python3)',
  async () => {
    expect(await trafficWith(startPythonServer('k'))).toEqual(await reference());
  },
);

test('a server that responds otherwise is seen', async () => {
  const mutation = mutationNamed('changed getPlaylist.200 /labels/*');
  const mutated = await trafficWith(startServer({ key: 'k', firstId: 1, mutation }));
  const expected = await reference();
  expect(mutated.filter((line, index) => line !== expected[index])).toHaveLength(1);
});
