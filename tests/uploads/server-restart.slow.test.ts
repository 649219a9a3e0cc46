import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import OpenAI from '@upspec/openai-files';
import { startDisturbingProxy } from './disturbing-proxy.js';
import { failureOf, recordRequests } from './upload-server.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PART = 100_000;

/** The reference server in a process of its own. */
async function start(data: string): Promise<{ child: ChildProcess; url: string }> {
  const program = join(ROOT, 'cli', 'bin', 'upspec.js');
  const child = spawn(process.execPath, [program, 'serve', '--data', data, '--api-key', 'k'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, url: line.replace(/^listening on /, '') };
}

test('an upload continues after its server was killed and started again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-restart-'));
  const bytes = randomBytes(5 * PART);
  const path = join(folder, 'source.bin');
  await writeFile(path, bytes);
  let server = await start(join(folder, 'data'));
  let parts = 0;
  const proxy = await startDisturbingProxy(
    () => server.url,
    ({ url = '' }) => {
      if (url.endsWith('/parts')) parts += 1;
      if (parts === 3) server.child.kill('SIGKILL');
      return { kind: 'forward' };
    },
  );
  const { hooks, requests } = recordRequests();
  const client = new OpenAI({ apiKey: 'k', baseURL: proxy.url, maxRetries: 1, hooks });
  const options = { purpose: 'user_data', partSize: PART, concurrency: 1 } as const;
  const resume = `${path}.state`;
  const error = await failureOf(client.uploads.uploadFile(path, { ...options, resume }));
  expect(error).toMatchObject({ name: 'UnfinishedUploadError' });

  server = await start(join(folder, 'data'));
  const before = requests.length;
  const { file } = await client.uploads.uploadFile(path, { ...options, resume });
  expect(requests.slice(before).map((request) => request.path)).toEqual([
    '/uploads/ID/parts',
    '/uploads/ID/parts',
    '/uploads/ID/parts',
    '/uploads/ID/complete',
  ]);
  const response = await client.files.content(file?.id ?? 'none');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  await proxy.close();
  server.child.kill();
  await once(server.child, 'exit');
  await rm(folder, { recursive: true });
});
