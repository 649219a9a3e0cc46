import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APIUserAbortError,
  type UploadFileOptions,
  UnfinishedUploadError,
} from '@upspec/openai-files';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import { failureOf, startUploadServer, type UploadServer } from './upload-server.js';

const purpose = 'user_data';
const PART = 1_000;
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

interface Abort {
  readonly error: unknown;
  /** The paths of the requests that the proxy received, with `ID` for the upload's id. */
  readonly paths: readonly string[];
}

/** Aborts an upload of ten parts when the proxy has received a request. */
async function abortAt(
  isReached: (path: string, count: number) => boolean,
  action: ProxyAction,
  options: UploadFileOptions = {},
): Promise<Abort> {
  const { path } = await server.file('abort.bin', 10 * PART);
  const controller = new AbortController();
  const paths: string[] = [];
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      const reached = url.replace('/v1', '').replace(/upload_\w+/, 'ID');
      paths.push(reached);
      const count = paths.filter((each) => each === reached).length;
      if (controller.signal.aborted || !isReached(reached, count)) return { kind: 'forward' };
      controller.abort(new Error('enough'));
      return action;
    },
  );
  const client = server.client({ baseURL: proxy.url });
  const { signal } = controller;
  const call = client.uploads.uploadFile(path, { purpose, partSize: PART, signal, ...options });
  const error = await failureOf(call);
  await proxy.close();
  return { error, paths };
}

describe('an aborted upload is cancelled,', () => {
  const forward = { kind: 'forward' } as const;
  const silence = { kind: 'silence' } as const;
  test.each([
    ['while it is created', '/uploads', 1, forward],
    ['while the first part is sent', '/uploads/ID/parts', 1, silence],
    ['while the seventh part is sent', '/uploads/ID/parts', 7, silence],
    ['while it is completed', '/uploads/ID/complete', 1, silence],
  ])('%s', async (_, at, number, action) => {
    const isReached = (path: string, count: number): boolean => path === at && count === number;
    const { error, paths } = await abortAt(isReached, action);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({ cause: new Error('enough') });
    expect(paths.filter((path) => path === '/uploads/ID/cancel')).toHaveLength(1);
  });

  test('while a stream waits for bytes', async () => {
    const stream = new PassThrough();
    stream.write(Buffer.alloc(PART));
    const controller = new AbortController();
    const { signal } = controller;
    const options = { purpose, partSize: PART, size: 2 * PART, filename: 'a', signal } as const;
    const call = server.client().uploads.uploadFile(stream, {
      ...options,
      onProgress: ({ parts }) => {
        if (parts === 1) controller.abort();
      },
    });
    expect(await failureOf(call)).toBeInstanceOf(APIUserAbortError);
    expect(stream.destroyed).toBe(true);
  });

  test('and no request is sent where the signal was aborted before', async () => {
    const stream = createReadStream(import.meta.filename);
    const fetch = (): Promise<never> => Promise.reject(new Error('a request was sent'));
    const client = server.client({ fetch });
    const options = { purpose, signal: AbortSignal.abort() } as const;
    expect(await failureOf(client.uploads.uploadFile(stream, options))).toBeInstanceOf(
      APIUserAbortError,
    );
    expect(stream.destroyed).toBe(true);
  });
});

test('an aborted upload that is kept has a state with the parts that the server has', async () => {
  const states: unknown[] = [];
  const { error } = await abortAt(
    (path, count) => path.endsWith('/parts') && count === 4,
    { kind: 'silence' },
    { cancelOn: 'never', concurrency: 1, onState: (state) => void states.push(state) },
  );
  expect(error).toBeInstanceOf(UnfinishedUploadError);
  expect((error as UnfinishedUploadError).message).toMatch(
    /^the upload upload_\w+ was not completed and may be pending until \d{4}-\S+Z: the request was aborted$/,
  );
  const { state } = error as UnfinishedUploadError;
  expect(states.at(-1)).toEqual(state);
  expect(state?.parts.filter((part) => typeof part === 'string')).toHaveLength(3);
  expect(state?.parts.slice(3)).toEqual([null, null, null, null, null, null, null]);
});

test('an upload that cannot be cancelled is reported as pending', async () => {
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) =>
      url.endsWith('/parts') || url.endsWith('/cancel')
        ? { kind: 'status', status: 400 }
        : { kind: 'forward' },
  );
  const client = server.client({ baseURL: proxy.url });
  const error = await failureOf(
    client.uploads.uploadFile(new File(['x'], 'a'), { purpose, partSize: PART }),
  );
  await proxy.close();
  expect(error).toMatchObject({
    name: 'UnfinishedUploadError',
    uploadId: expect.stringMatching(/^upload_/) as unknown,
    cause: { name: 'BadRequestError', status: 400 },
  });
});

test('the creation of an upload without a response is reported, as an upload may exist', async () => {
  const proxy = await startDisturbingProxy(
    () => server.url,
    () => ({ kind: 'lose the response' }),
  );
  const client = server.client({ baseURL: proxy.url, maxRetries: 0 });
  const error = await failureOf(client.uploads.uploadFile(new File(['x'], 'a'), { purpose }));
  await proxy.close();
  expect(error).toMatchObject({ name: 'UnfinishedUploadError', uploadId: undefined });
  expect((error as Error).message).toMatch(
    /^an upload may have been created, and may be pending: /,
  );
});

test('an error of the progress callback ends the upload with that error', async () => {
  const { path } = await server.file('progress.bin', 10 * PART);
  const error = new Error('no more');
  const onProgress = (): never => {
    throw error;
  };
  const call = server.client().uploads.uploadFile(path, { purpose, partSize: PART, onProgress });
  expect(await failureOf(call)).toBe(error);
});
