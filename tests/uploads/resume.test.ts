import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UnfinishedUploadError, UploadState } from '@upspec/openai-files';
import { startDisturbingProxy } from './disturbing-proxy.js';
import {
  failureOf,
  recordRequests,
  sha256,
  startUploadServer,
  type TestFile,
  type UploadServer,
} from './upload-server.js';

const PART = 100_000;
const COUNT = 5;
const options = { purpose: 'user_data', partSize: PART } as const;
let server: UploadServer;
let file: TestFile;
let resume = '';
let round = 0;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  round += 1;
  file = await server.file(`resume-${String(round)}.bin`, PART * COUNT - 1);
  resume = `${file.path}.state`;
});

/** Fails after a number of parts. */
async function interrupt(parts: number, source: string | Blob = file.path): Promise<UploadState> {
  let count = 0;
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      if (url.endsWith('/parts')) count += 1;
      return count > parts ? { kind: 'status', status: 400 } : { kind: 'forward' };
    },
  );
  const client = server.client({ baseURL: proxy.url });
  const own = { ...options, filename: 'a', resume, concurrency: 1 };
  const error = await failureOf(client.uploads.uploadFile(source, own));
  await proxy.close();
  const { name, state } = error as UnfinishedUploadError;
  expect(name).toBe('UnfinishedUploadError');
  return state as UploadState;
}

describe('an interrupted upload is continued with the parts that are missing,', () => {
  test.each([
    ['by its state file', () => resume],
    ['by its state', (state: UploadState) => state],
    [
      'by its state as JSON',
      (state: UploadState) => JSON.parse(JSON.stringify(state)) as UploadState,
    ],
  ])('%s', async (_, given) => {
    const state = await interrupt(2);
    expect(JSON.parse(await readFile(resume, 'utf8'))).toEqual(state);
    const { hooks, requests } = recordRequests();
    const progress: number[] = [];
    const { file: stored } = await server.client({ hooks }).uploads.uploadFile(file.path, {
      purpose: 'user_data',
      filename: 'a',
      resume: given(state),
      onProgress: ({ parts }) => progress.push(parts),
    });
    expect(requests.map(({ path }) => path).sort()).toEqual([
      '/uploads/ID/complete',
      ...Array.from({ length: 3 }, () => '/uploads/ID/parts'),
    ]);
    expect(await server.content(stored?.id)).toEqual(file.bytes);
    expect([progress[0], progress.at(-1)]).toEqual([2, 5]);
  });

  test('from a stream that begins again', async () => {
    const stream = (): ReadableStream<Uint8Array> => new Blob([file.bytes]).stream();
    let count = 0;
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        if (url.endsWith('/parts')) count += 1;
        return count > 2 ? { kind: 'status', status: 400 } : { kind: 'forward' };
      },
    );
    const own = { ...options, filename: 'a', size: file.bytes.length, resume };
    const client = server.client({ baseURL: proxy.url });
    await failureOf(client.uploads.uploadFile(stream(), own));
    await proxy.close();
    const { file: stored } = await server.client().uploads.uploadFile(stream(), own);
    expect(await server.content(stored?.id)).toEqual(file.bytes);
  });
});

test('the state file is removed after the upload, and no temporary file is left', async () => {
  await server.client().uploads.uploadFile(file.path, { ...options, resume });
  const names = await readdir(server.folder);
  expect(names.filter((name) => name.startsWith(`resume-${String(round)}.bin.`))).toEqual([]);
});

describe('an upload is not continued', () => {
  const again = (): Promise<unknown> =>
    failureOf(server.client().uploads.uploadFile(file.path, { ...options, filename: 'a', resume }));

  test('where the file has another size', async () => {
    await interrupt(2);
    await appendFile(file.path, 'x');
    expect(await again()).toMatchObject({
      name: 'SourceChangedError',
      property: 'size',
      message:
        'source: it changed since the upload began: its size is 500000 bytes, expected 499999',
    });
  });

  test('where the file was written since', async () => {
    await interrupt(2);
    const { mtimeMs } = await stat(file.path);
    await utimes(file.path, 1_800_000_000, 1_800_000_000);
    expect(await again()).toMatchObject({
      name: 'SourceChangedError',
      property: 'modifiedAt',
      expected: Math.trunc(mtimeMs),
      actual: 1_800_000_000_000,
    });
  });

  test('where content of the same size has other bytes at its end', async () => {
    await interrupt(2, new Blob([file.bytes]));
    const changed = Buffer.from(file.bytes);
    changed.writeUInt8(255 - changed.readUInt8(changed.length - 1), changed.length - 1);
    const call = server.client().uploads.uploadFile(changed, { ...options, filename: 'a', resume });
    expect(await failureOf(call)).toMatchObject({
      name: 'SourceChangedError',
      property: 'sample',
      expected: sha256(
        Buffer.concat([file.bytes.subarray(0, 65_536), file.bytes.subarray(-65_536)]),
      ),
    });
  });

  test('after its expiry', async () => {
    const state = await interrupt(2);
    const expired = { ...state, upload: { ...state.upload, expiresAt: 1_780_000_000 } };
    await writeFile(resume, JSON.stringify(expired));
    expect(await again()).toMatchObject({
      name: 'UploadExpiredError',
      message: `the upload ${String(state.upload.id)} expired at 2026-05-28T20:26:40.000Z; remove its state to start again`,
    });
  });

  test('for another purpose', async () => {
    await interrupt(2);
    const own = { purpose: 'batch', filename: 'a', resume } as const;
    expect(await failureOf(server.client().uploads.uploadFile(file.path, own))).toMatchObject({
      name: 'InvalidInputError',
      message: 'resume: the state is of another upload: its purpose is "user_data", not "batch"',
    });
  });

  test.each([
    ['', 'text that is not JSON'],
    ['{', 'half a state'],
    ['null', 'null'],
    ['{"version": 2}', 'another version'],
    [
      '{"version": 1, "upload": {"id": "u"}, "source": {"size": 5}, "partSize": 1, "parts": [null]}',
      'fewer parts than the file has',
    ],
  ])('by %j: %s', async (text) => {
    await writeFile(resume, text);
    expect(await again()).toMatchObject({
      name: 'InvalidInputError',
      message: 'resume: it is not the state of an upload',
    });
  });
});

test('a file that changes while it is sent is an error, and the upload is cancelled', async () => {
  let isChanged: Promise<void> | undefined;
  const { hooks, requests } = recordRequests();
  const call = server.client({ hooks }).uploads.uploadFile(file.path, {
    ...options,
    resume,
    onState: () => (isChanged ??= appendFile(file.path, 'x')),
  });
  expect(await failureOf(call)).toMatchObject({ name: 'SourceChangedError', property: 'size' });
  expect(requests.at(-1)?.path).toBe('/uploads/ID/cancel');
});

describe('a process that is killed at 40 %', () => {
  test('is followed by one that sends only what is missing', async () => {
    const program = join(server.folder, 'upload.mjs');
    await build({
      stdin: {
        contents: `import OpenAI from '@upspec/openai-files';
          const [, , url, path, resume] = process.argv;
          const client = new OpenAI({ apiKey: 'upload-key', baseURL: url });
          await client.uploads.uploadFile(path, {
            purpose: 'user_data', filename: 'a', partSize: ${String(PART)}, resume, concurrency: 2,
          });`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
    });
    let parts = 0;
    const child = { kill: (): boolean => false };
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        if (url.endsWith('/parts')) parts += 1;
        if (parts <= 2) return { kind: 'forward' };
        child.kill();
        return { kind: 'silence' };
      },
    );
    const process_ = spawn(process.execPath, [program, proxy.url, file.path, resume], {
      stdio: 'inherit',
    });
    child.kill = () => process_.kill('SIGKILL');
    const [, signal] = (await once(process_, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    await proxy.close();

    const state = JSON.parse(await readFile(resume, 'utf8')) as UploadState;
    const missing = state.parts.filter((part) => part === null).length;
    expect(missing).toBeGreaterThanOrEqual(3);
    expect(missing).toBeLessThanOrEqual(5);
    const { hooks, requests } = recordRequests();
    const { file: stored } = await server
      .client({ hooks })
      .uploads.uploadFile(file.path, { ...options, filename: 'a', resume });
    expect(requests.filter(({ path }) => path === '/uploads/ID/parts')).toHaveLength(missing);
    expect(await server.content(stored?.id)).toEqual(file.bytes);
  });
});
