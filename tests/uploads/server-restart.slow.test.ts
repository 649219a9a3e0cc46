import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import OpenAI, { type UploadState } from '@upspec/openai-files';
import { clientPrograms, printedFile, type UploadOrder } from './client-programs.js';
import { startDisturbingProxy } from './disturbing-proxy.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PART = 100_000;
const KEY = 'k';

/** The reference server in a process of its own. */
async function start(data: string): Promise<{ child: ChildProcess; url: string }> {
  const program = join(ROOT, 'cli', 'bin', 'upspec.js');
  const child = spawn(process.execPath, [program, 'serve', '--data', data, '--api-key', KEY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, url: line.replace(/^listening on /, '') };
}

test.for(clientPrograms)(
  'an upload continues after its server was killed and started again, with $name',
  async (client, { skip }) => {
    skip(!client.isFound);
    const folder = await mkdtemp(join(tmpdir(), 'upspec-restart-'));
    const bytes = randomBytes(5 * PART);
    const path = join(folder, 'source.bin');
    await writeFile(path, bytes);
    let server = await start(join(folder, 'data'));
    const requests: string[] = [];
    let isKilled = false;
    const proxy = await startDisturbingProxy(
      () => server.url,
      ({ url = '' }) => {
        requests.push(url.replace(/^.*\//, ''));
        if (requests.length === 4 && !isKilled) isKilled = server.child.kill('SIGKILL');
        return { kind: 'forward' };
      },
    );
    const order: UploadOrder = {
      path,
      state: `${path}.state`,
      apiKey: KEY,
      baseURL: proxy.url,
      partSize: PART,
      concurrency: 1,
      maxRetries: 1,
    };
    expect(await client.start(order).outcome).toMatchObject({ code: 1, stdout: '' });
    const { parts } = JSON.parse(await readFile(order.state, 'utf8')) as UploadState;
    expect(parts.map((part) => part === null)).toEqual([false, false, true, true, true]);

    server = await start(join(folder, 'data'));
    requests.length = 0;
    const outcome = await client.start(order).outcome;
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(requests).toEqual(['parts', 'parts', 'parts', 'complete']);
    const api = new OpenAI({ apiKey: KEY, baseURL: server.url });
    const response = await api.files.content(printedFile(outcome) ?? 'none');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    await proxy.close();
    server.child.kill();
    await once(server.child, 'exit');
    await rm(folder, { recursive: true });
  },
);
