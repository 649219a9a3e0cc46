import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadState } from '@upspec/openai-files';
import { clientPrograms } from './client-programs.js';
import { startDisturbingProxy } from './disturbing-proxy.js';
import { startUploadServer, type UploadServer } from './upload-server.js';

const PART = 1_000;
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

// It is not documented how a server responds to a second completion. The reference server rejects it.
describe('where the response to a completion is lost, the error says that the file may exist,', () => {
  test.for(clientPrograms)('in $name', async (client, { skip }) => {
    skip(!client.isFound);
    const { path, bytes } = await server.file(`${client.name}.bin`, 3 * PART);
    const state = `${path}.json`;
    const requests: string[] = [];
    let isLost = false;
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        requests.push(url.replace(/^.*\//, ''));
        if (isLost || !url.endsWith('/complete')) return { kind: 'forward' };
        isLost = true;
        return { kind: 'lose the response' };
      },
    );
    const order = { path, state, apiKey: server.key, baseURL: proxy.url, partSize: PART };
    const outcome = await client.start(order).outcome;
    expect(outcome).toMatchObject({ code: 1, stdout: expect.not.stringContaining('"file-') });
    const { upload } = JSON.parse(await readFile(state, 'utf8')) as UploadState;
    const warning = `the upload ${String(upload.id)} may have been completed, so that its file may exist`;
    expect(outcome.stderr).toContain(warning);
    const list = await server.client().files.list();
    const stored = list.data.filter(({ filename }) => filename === `${client.name}.bin`);
    expect(stored).toHaveLength(1);
    expect((await server.content(stored[0]?.id)).equals(bytes)).toBe(true);

    // Another process does not know whether the completion was sent, as a killed one can't say.
    requests.length = 0;
    const again = await client.start(order).outcome;
    await proxy.close();
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(warning);
    expect(requests).toEqual(['complete']);
  });
});
