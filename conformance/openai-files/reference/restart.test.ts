import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';
import { call, form, json, sendRaw } from './testing/test-client.js';

let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const file = (content: string): RequestInit =>
  form(['purpose', 'vision'], ['file', new File([content], '你.txt')]);
const stored = (): Promise<string[]> => readdir(join(dataDir, 'content'));

async function fill(server: RunningServer): Promise<{ upload: string; part: string }> {
  const requested = { bytes: 3, filename: 'u', mime_type: 'a/b', purpose: 'vision' };
  const { body: upload } = await call(server, 'POST /uploads', json(requested));
  const { id } = upload as { id: string };
  const data = form(['data', new File(['abc'], 'p')]);
  const { body: part } = await call(server, `POST /uploads/${id}/parts`, data);
  return { upload: id, part: (part as { id: string }).id };
}

describe('a restart', () => {
  it('keeps files, Uploads, their parts and their order', async () => {
    const first = await serve({ dataDir });
    for (const content of ['1', '2', '3']) await call(first, 'POST /files', file(content));
    const list = (await call(first, 'GET /files')).body as { data: { id: string }[] };
    await call(first, `DELETE /files/${list.data[1]?.id ?? ''}`);
    const pending = await fill(first);
    const done = await fill(first);
    const complete = (
      server: RunningServer,
      { upload, part }: typeof done,
    ): ReturnType<typeof call> =>
      call(server, `POST /uploads/${upload}/complete`, json({ part_ids: [part] }));
    await complete(first, done);
    const before = (await call(first, 'GET /files')).body;
    await first.close();

    const second = await serve({ dataDir });
    expect((await call(second, 'GET /files')).body).toEqual(before);
    expect((await call(second, `GET /files/${list.data[0]?.id ?? ''}/content`)).body).toBe('3');
    expect((await complete(second, done)).status).toBe(400);
    expect((await complete(second, pending)).status).toBe(200);
    await call(second, 'POST /files', file('4'));
    const after = (await call(second, 'GET /files')).body as { data: unknown[] };
    expect(after.data).toHaveLength(5);
    await second.close();
  });

  it('removes an incomplete change and unused content', async () => {
    const first = await serve({ dataDir });
    await call(first, 'POST /files', file('kept'));
    const before = (await call(first, 'GET /files')).body;
    await first.close();
    const journal = join(dataDir, 'journal.jsonl');
    await writeFile(journal, `${await readFile(journal, 'utf8')}{"kind":"file-del`);
    await writeFile(join(dataDir, 'content', 'left-over'), 'x');
    await writeFile(join(dataDir, 'journal.jsonl.next'), 'half');
    await writeFile(join(dataDir, 'lock'), '4194305\n');

    const second = await serve({ dataDir });
    expect((await call(second, 'GET /files')).body).toEqual(before);
    expect(await stored()).toHaveLength(1);
    await second.close();
    expect((await readdir(dataDir)).sort()).toEqual(['content', 'journal.jsonl']);
  });

  it('does not list a file whose content is missing', async () => {
    const first = await serve({ dataDir });
    await call(first, 'POST /files', file('x'));
    await first.close();
    await rm(join(dataDir, 'content'), { recursive: true });
    const second = await serve({ dataDir });
    expect((await call(second, 'GET /files')).body).toMatchObject({ data: [] });
    await second.close();
  });
});

describe('a killed server', () => {
  let program: string;

  beforeAll(async () => {
    // Packages are resolved from there.
    const packages = join(import.meta.dirname, '..', '..', '..', 'node_modules');
    program = join(await mkdtemp(join(packages, '.upspec-test-')), 'serve.mjs');
    await build({
      stdin: {
        contents: `import { serve } from './serve.js';
          const server = await serve({ dataDir: process.argv[2] });
          console.log(server.port);`,
        resolveDir: join(import.meta.dirname, '..'),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
    });
  });

  afterAll(async () => {
    await rm(join(program, '..'), { recursive: true, force: true });
  });

  async function start(): Promise<{ child: ChildProcess; server: RunningServer }> {
    const child = spawn(process.execPath, [program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(() => undefined);
    const printed = await Promise.race([once(child.stdout, 'data'), ended]);
    if (printed === undefined) throw new Error('the server ended before it listened');
    const [line] = printed as [Buffer];
    const port = Number(line.toString());
    const close = (): Promise<void> => Promise.resolve();
    const stopped = ended;
    return { child, server: { port, url: `http://127.0.0.1:${port}/v1`, stopped, close } };
  }

  it('restarts with exactly the changes that it acknowledged', async () => {
    const { child, server } = await start();
    await call(server, 'POST /files', file('kept'));
    const before = (await call(server, 'GET /files')).body;
    const head =
      'POST /v1/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\nExpect: 100-continue\r\n' +
      'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n';
    await sendRaw(server, head, {
      later: async (socket) => {
        socket.write(
          '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
        );
        await expect.poll(stored).toHaveLength(2);
        child.kill('SIGKILL');
      },
    });
    expect(await readdir(dataDir)).toContain('lock');

    const again = await start();
    expect((await call(again.server, 'GET /files')).body).toEqual(before);
    expect(await stored()).toHaveLength(1);
    const exited = once(again.child, 'exit');
    again.child.kill('SIGKILL');
    await exited;
  });
});
