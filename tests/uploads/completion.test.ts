import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import { addPartStatus, failureOf, startUploadServer, type UploadServer } from './upload-server.js';

const forward: ProxyAction = { kind: 'forward' };
const lost: ProxyAction = { kind: 'lose the response' };
const status = (code: number): ProxyAction => ({ kind: 'status', status: code, retryAfter: 0 });

let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

interface Ended {
  readonly error: unknown;
  /** The last segment of the path of each request. */
  readonly requests: readonly string[];
  /** Whether the server accepts another part. */
  readonly isPending: boolean;
}

interface UploadRule {
  readonly signal?: AbortSignal;
  readonly maxRetries?: number;
  /** Called with the last segment of the path of a request. */
  readonly onRequest?: (path: string) => void;
}

/** Uploads a file of one part. Requests whose path ends in a key get its actions in turn. */
async function uploadWith(
  actions: Readonly<Record<string, readonly ProxyAction[]>>,
  { signal, maxRetries, onRequest }: UploadRule = {},
): Promise<Ended> {
  const requests: string[] = [];
  const ids: string[] = [];
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      const path = url.replace(/^.*\//, '');
      ids.push(...(/upload_\w+/.exec(url) ?? []));
      const turn = requests.filter((each) => each === path).length;
      requests.push(path);
      onRequest?.(path);
      return actions[path]?.[turn] ?? forward;
    },
  );
  const client = server.client({ baseURL: proxy.url, timeout: 2_000, maxRetries });
  const source = new File(['rain'], 'a');
  const call = client.uploads.uploadFile(source, {
    purpose: 'user_data',
    signal,
  });
  const error = await failureOf(call);
  await proxy.close();
  const id = ids[0];
  const isPending = id !== undefined && (await addPartStatus(server.client(), id)) === 200;
  return { error, requests, isPending };
}

// A status from 400 to 499 says that the server did not do what an attempt asked for; nothing else
// does (RFC 9110, sections 15.5 and 15.6). A second completion is not documented.
describe('a completion', () => {
  const steps = ['uploads', 'parts'];
  const rejected = { name: 'BadRequestError', status: 400 };
  const may = (mayBeCompleted: boolean): object => ({
    name: 'UnfinishedUploadError',
    mayBeCompleted,
    uploadId: expect.stringMatching(/^upload_/) as unknown,
    cause: rejected,
  });

  test.each([
    { name: 'lost', first: lost },
    { name: 'failed', first: status(500) },
    { name: 'rejected by a gateway', first: status(503) },
  ])('of which an attempt was $name and another is rejected may be done', async ({ first }) => {
    const actions = { complete: [first, status(400)], cancel: [status(400)] };
    const { error, requests } = await uploadWith(actions);
    expect(error).toMatchObject(may(true));
    expect((error as Error).message).toMatch(
      /^the upload upload_\w+ may have been completed, so that its file may exist, or it may be pending until \S+Z: 400 /,
    );
    expect(requests).toEqual([...steps, 'complete', 'complete', 'cancel']);
  });

  test.each([
    { name: 'at once', complete: [status(400)] },
    { name: 'after a rate limit', complete: [status(429), status(400)] },
  ])('that is rejected $name is not done', async ({ complete }) => {
    const { error, isPending } = await uploadWith({ complete, cancel: [status(400)] });
    expect(error).toMatchObject(may(false));
    expect(isPending).toBe(true);
  });

  test('that is rejected is followed by a cancellation', async () => {
    const { error, requests, isPending } = await uploadWith({ complete: [status(400)] });
    expect(error).toMatchObject(rejected);
    expect(requests).toEqual([...steps, 'complete', 'cancel']);
    expect(isPending).toBe(false);
  });

  test('that the server never received is followed by a cancellation', async () => {
    const actions = { complete: [{ kind: 'silence' }] } as const;
    const { error, isPending } = await uploadWith(actions, { maxRetries: 0 });
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError' });
    expect(isPending).toBe(false);
  });

  test('that is done and aborted may be done', async () => {
    const controller = new AbortController();
    const onRequest = (path: string): void => {
      if (path === 'complete') controller.abort();
    };
    const actions = { complete: [lost], cancel: [status(400)] };
    const { error } = await uploadWith(actions, { signal: controller.signal, onRequest });
    expect(error).toMatchObject({ ...may(true), cause: { name: 'APIUserAbortError' } });
  });
});

test('a creation of which an attempt was lost and another is rejected may be done', async () => {
  const { error } = await uploadWith({ uploads: [lost, status(400)] });
  expect(error).toMatchObject({
    name: 'UnfinishedUploadError',
    uploadId: undefined,
    cause: { name: 'BadRequestError' },
  });
});
