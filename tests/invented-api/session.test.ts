import { afterEach, describe, expect, test } from 'vitest';
import { checkResponses } from './check-responses.js';
import { OPERATIONS } from './document.js';
import { startHonoServer } from './hono-server.js';
import { mutationNamed } from './mutations.js';
import { HAS_PYTHON, startPythonServer } from './python-server.js';
import { type RunningServer, startServer } from './server.js';
import { runSession } from './session.js';

/** Every response that the document declares, but for a range of statuses. */
const DECLARED = OPERATIONS.flatMap(({ id, responses }) =>
  Object.keys(responses).map((status) => `${id}.${status}`),
).filter((each) => each !== 'listHabitats.4XX');

/** A server that is stopped after the test. */
const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Seen {
  /** `getRecordist.200`, sorted. */
  readonly responses: readonly string[];
  /** What does not fit the document. */
  readonly problems: readonly string[];
}

async function sessionWith(starting: Promise<RunningServer>): Promise<Seen> {
  const server = await starting;
  servers.push(server);
  const { send, problems } = checkResponses(fetch);
  const seen = await runSession({ baseUrl: server.url, key: 'secret', send });
  return { responses: [...seen].toSorted(), problems };
}

describe('the session sees every declared response, all of which fit the document,', () => {
  const expected: Seen = { responses: DECLARED.toSorted(), problems: [] };

  test.each([1, 40])('of the server whose ids start at %d', async (firstId) => {
    expect(await sessionWith(startServer({ key: 'secret', firstId }))).toEqual(expected);
  });

  test('of the server in another framework', async () => {
    expect(await sessionWith(startHonoServer('secret'))).toEqual(expected);
  });

  test.skipIf(!HAS_PYTHON)('of the server in another language (needs python3)', async () => {
    expect(await sessionWith(startPythonServer('secret'))).toEqual(expected);
  });
});

test.each([
  ['wrong-type getHistory.200 /*/at', 'getHistory.200: /0/at must be string'],
  ['missing addPlaylist.201 header Location', 'there is no header location'],
  [
    'wrong-media-type listHabitats.200 header Content-Type',
    'listHabitats.200: text/plain is not declared',
  ],
  ['wrong-format getRecordist.200 header ETag', 'getRecordist.200: header ETag must match pattern'],
])('a response that does not fit is seen: %s', async (name, problem) => {
  const server = await startServer({ key: 'secret', firstId: 1, mutation: mutationNamed(name) });
  servers.push(server);
  const { send, problems } = checkResponses(fetch);
  const error = await runSession({ baseUrl: server.url, key: 'secret', send }).then(
    () => '',
    String,
  );
  expect([...problems, error].join('\n')).toContain(problem);
});
