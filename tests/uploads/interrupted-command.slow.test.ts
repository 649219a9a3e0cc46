import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, printedFile, type UploadOrder } from './client-programs.js';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import { startUploadServer, type TestFile, type UploadServer } from './upload-server.js';

const PART = 1_000;
const COUNT = 5;
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

const silence: ProxyAction = { kind: 'silence' };
const wait: ProxyAction = { kind: 'status', status: 429, retryAfter: 50 };
const forward: ProxyAction = { kind: 'forward' };

interface Interrupted {
  readonly file: TestFile;
  readonly order: UploadOrder;
  readonly stderr: string;
}

/** Sends SIGINT to `openai uploads upload` when a request arrives, or soon after its response. */
async function interrupt(
  { step, turn, action }: { step: string; turn: number; action: ProxyAction },
  name: string,
): Promise<Interrupted> {
  const file = await server.file(name, PART * COUNT);
  const command = { interrupt: (): unknown => undefined };
  let count = 0;
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      if (url.endsWith(step)) count += 1;
      if (!url.endsWith(step) || count !== turn) return forward;
      if (action.kind === 'status') setTimeout(() => command.interrupt(), 300);
      else command.interrupt();
      return action;
    },
  );
  const order: UploadOrder = {
    path: file.path,
    state: `${file.path}.json`,
    apiKey: server.key,
    baseURL: proxy.url,
    partSize: PART,
    concurrency: 1,
  };
  const { child, outcome } = commandLine.start(order);
  command.interrupt = () => child.kill('SIGINT');
  const { code, stdout, stderr } = await outcome;
  await proxy.close();
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  return { file, order, stderr };
}

describe('Ctrl-C keeps an upload to be continued', () => {
  test.each([
    { name: 'while it is created', step: '/uploads', turn: 1, action: forward, sent: 0 },
    { name: 'while a part is sent', step: '/parts', turn: 3, action: silence, sent: 2 },
    { name: 'while a part waits for a retry', step: '/parts', turn: 3, action: wait, sent: 2 },
    { name: 'while the last part is sent', step: '/parts', turn: COUNT, action: silence, sent: 4 },
  ])('$name', async ({ name, sent, ...time }) => {
    const { file, order, stderr } = await interrupt(time, name);
    expect(stderr).toMatch(
      new RegExp(`^the upload upload_\\w+ is not complete: ${String(sent)} of 5 parts were sent; `),
    );
    const requests: string[] = [];
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        requests.push(url.replace(/^.*\//, ''));
        return forward;
      },
    );
    const again = await commandLine.start({ ...order, baseURL: proxy.url }).outcome;
    await proxy.close();
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const missing = Array.from({ length: COUNT - sent }, () => 'parts');
    expect(requests).toEqual([...missing, 'complete']);
    expect((await server.content(printedFile(again))).equals(file.bytes)).toBe(true);
  });

  test.each([
    { name: 'while it is completed', action: silence },
    { name: 'while its completion waits for a retry', action: { ...wait, status: 503 } },
  ])('$name, and says that it may have been completed', async ({ name, action }) => {
    const { order, stderr } = await interrupt({ step: '/complete', turn: 1, action }, name);
    expect(stderr).toMatch(
      /^the upload upload_\w+ may have been completed, so that its file may exist; /,
    );
    const again = await commandLine.start({ ...order, baseURL: server.url }).outcome;
    expect(again).toMatchObject({ code: 0, stderr: '' });
  });
});

test('Ctrl-C while the creation waits for a retry leaves nothing', async () => {
  const time = { step: '/uploads', turn: 1, action: wait };
  const { order, stderr } = await interrupt(time, 'none');
  expect(stderr).toBe('');
  await expect(access(order.state)).rejects.toThrow('ENOENT');
});
