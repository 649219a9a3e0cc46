import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UnfinishedUploadError } from '@upspec/openai-files';
import { disturbEveryTenth, seeds } from './disturbances.js';
import { startDisturbingProxy } from './disturbing-proxy.js';
import { addPartStatus, failureOf, startUploadServer, type UploadServer } from './upload-server.js';

const PART = 100_000;
const COUNT = 20;

let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

test.each(seeds)(
  'with every tenth request disturbed at random, the file is right or an error is thrown (seed %i)',
  async (seed) => {
    const { choose, uploads } = disturbEveryTenth(seed);
    const proxy = await startDisturbingProxy(() => server.url, choose);
    const { path, bytes } = await server.file('disturbed.bin', PART * COUNT - 5);
    const client = server.client({ baseURL: proxy.url, timeout: 1_000 });
    const resume = `${path}.${String(seed)}.state`;
    const options = { purpose: 'user_data', partSize: PART } as const;
    let error: unknown;
    let stored: string | undefined;
    error = await failureOf(
      client.uploads
        .uploadFile(path, { ...options, ...(seed % 2 === 0 && { resume }) })
        .then(({ file }) => (stored = file?.id)),
    );
    // Another call continues an upload whose state was kept.
    if (error instanceof UnfinishedUploadError && (await exists(resume))) {
      error = await failureOf(
        client.uploads
          .uploadFile(path, { ...options, resume })
          .then(({ file }) => (stored = file?.id)),
      );
    }
    await proxy.close();
    const mayBePending = error instanceof UnfinishedUploadError;
    const [used = ''] = uploads;
    const isPending = used !== '' && (await addPartStatus(server.client(), used)) === 200;
    const content = stored === undefined ? undefined : await server.content(stored);
    expect({
      isRight: content?.equals(bytes),
      isThrown: error instanceof Error,
      isPendingInSilence: isPending && !mayBePending,
    }).toEqual({
      isRight: error === undefined ? true : undefined,
      isThrown: error !== undefined,
      isPendingInSilence: false,
    });
  },
);

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
