import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ClientOutcome,
  clientPrograms,
  type ClientProgram,
  printedFile,
  type UploadOrder,
} from './client-programs.js';
import { disturbEveryTenth, seeds } from './disturbances.js';
import { startDisturbingProxy } from './disturbing-proxy.js';
import { addPartStatus, startUploadServer, type UploadServer } from './upload-server.js';

const PART = 100_000;
const COUNT = 20;

let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

/** Uploads, and continues once where a state was kept. */
async function upload(
  client: ClientProgram,
  order: UploadOrder,
): Promise<readonly ClientOutcome[]> {
  const first = await client.start(order).outcome;
  const hasState = await stat(order.state).catch(() => undefined);
  return hasState === undefined ? [first] : [first, await client.start(order).outcome];
}

const others = clientPrograms.filter(({ name }) => name !== 'TypeScript');
describe.each(others)(
  'with every tenth request disturbed at random, the file is right or the error says what is pending: $name',
  (client) => {
    test.for(seeds)('seed %i', async (seed, { skip }) => {
      skip(!client.isFound);
      const { choose, uploads } = disturbEveryTenth(seed);
      const proxy = await startDisturbingProxy(() => server.url, choose);
      const { path, bytes } = await server.file(`${client.name}-${String(seed)}`, PART * COUNT - 5);
      const outcomes = await upload(client, {
        path,
        state: `${path}.json`,
        partSize: PART,
        apiKey: server.key,
        baseURL: proxy.url,
        // Without retries nearly each run fails once, so that the errors are checked, too.
        maxRetries: seed % 3,
        timeout: 1_000,
      });
      await proxy.close();
      const last = outcomes.at(-1);
      const file = last === undefined ? undefined : printedFile(last);
      const content = file === undefined ? undefined : await server.content(file);
      const errors = outcomes.map(({ stderr }) => stderr).join('');
      const statuses = await Promise.all(
        [...uploads].map(async (id) => ({ id, status: await addPartStatus(server.client(), id) })),
      );
      const pending = statuses.filter(({ status }) => status === 200).map(({ id }) => id);
      expect({
        isRight: content?.equals(bytes),
        code: last?.code,
        isReported: last?.code === 0 || last?.stderr !== '',
        pendingInSilence: pending.filter((id) => !errors.includes(id)),
      }).toEqual({
        isRight: last?.code === 0 ? true : undefined,
        code: last?.code === 0 ? 0 : 1,
        isReported: true,
        pendingInSilence: [],
      });
    });
  },
);
