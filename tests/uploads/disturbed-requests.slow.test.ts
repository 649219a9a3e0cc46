import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UnfinishedUploadError } from '@upspec/openai-files';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import { addPartStatus, failureOf, startUploadServer, type UploadServer } from './upload-server.js';

/** Ten runs; a thorough check has UPSPEC_ROUNDS=200. */
const rounds = Number(process.env['UPSPEC_ROUNDS'] ?? '10');
const PART = 100_000;
const COUNT = 20;

let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

const disturbances: readonly ProxyAction[] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 0 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'reset' },
  { kind: 'reset at half' },
  { kind: 'lose the response' },
  { kind: 'silence' },
];

/** A generator of numbers of at least 0 and below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each(Array.from({ length: rounds }, (_, index) => index + 1))(
  'with every tenth request disturbed at random, the file is right or an error is thrown (seed %i)',
  async (seed) => {
    const random = randomNumbers(seed);
    const uploads = new Set<string>();
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        const id = /upload_\w+/.exec(url)?.[0];
        if (id !== undefined) uploads.add(id);
        if (random() >= 0.1) return { kind: 'forward' };
        return disturbances[Math.floor(random() * disturbances.length)] ?? { kind: 'forward' };
      },
    );
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
