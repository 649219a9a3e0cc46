import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadState } from '@upspec/openai-files';
import {
  clientPrograms,
  type ClientProgram,
  printedFile,
  type UploadOrder,
} from './client-programs.js';
import { type ProxyAction, startDisturbingProxy } from './disturbing-proxy.js';
import { startUploadServer, type UploadServer } from './upload-server.js';

const PART = 100_000;
const COUNT = 10;
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

/** Ends a client by SIGKILL once 40 % of its parts were sent. */
async function killAt40Percent(client: ClientProgram, order: UploadOrder): Promise<void> {
  let parts = 0;
  const killed = { by: (): unknown => undefined };
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }): ProxyAction => {
      if (url.endsWith('/parts')) parts += 1;
      if (parts <= 0.4 * COUNT) return { kind: 'forward' };
      killed.by();
      return { kind: 'silence' };
    },
  );
  const { child, outcome } = client.start({ ...order, baseURL: proxy.url, concurrency: 2 });
  killed.by = () => child.kill('SIGKILL');
  expect(await outcome).toMatchObject({ signal: 'SIGKILL', stdout: '', stderr: '' });
  await proxy.close();
}

/** Continues an upload, and returns the paths of its requests after `/uploads/ID/`. */
async function resume(
  client: ClientProgram,
  order: UploadOrder,
): Promise<{ readonly requests: readonly string[]; readonly file: string | undefined }> {
  const requests: string[] = [];
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      requests.push(url.replace(/^\/v1\/uploads\/upload_\w+\//, ''));
      return { kind: 'forward' };
    },
  );
  const outcome = await client.start({ ...order, baseURL: proxy.url }).outcome;
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  await proxy.close();
  return { requests, file: printedFile(outcome) };
}

const pairs = clientPrograms.flatMap((first) =>
  clientPrograms.map((second) => ({ first, second })),
);
describe('an upload that is killed at 40 % continues with only its missing parts,', () => {
  test.for(pairs)('begun by $first.name, continued by $second.name', async (pair, { skip }) => {
    const { first, second } = pair;
    skip(!first.isFound || !second.isFound);
    const name = `${first.name}-${second.name}.bin`.replaceAll(' ', '-');
    const { path, bytes } = await server.file(name, PART * COUNT - 7);
    const state = `${path}.json`;
    const order = { path, state, apiKey: server.key, baseURL: '', partSize: PART };
    await killAt40Percent(first, order);
    const { parts } = JSON.parse(await readFile(state, 'utf8')) as UploadState;
    const missing = parts.filter((part) => part === null);
    // A part whose response had arrived may not have been saved yet.
    expect(missing.length).toBeGreaterThanOrEqual(6);
    expect(missing.length).toBeLessThanOrEqual(8);

    const { requests, file } = await resume(second, order);
    expect(requests).toEqual([...missing.map(() => 'parts'), 'complete']);
    expect((await server.content(file)).equals(bytes)).toBe(true);
    await expect(readFile(state)).rejects.toThrow('ENOENT');
  });
});
