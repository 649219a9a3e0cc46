import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runServe } from '../commands/serve.js';
import { call, form } from './reference/testing/test-client.js';
import {
  DataFolderError,
  ListenAddressError,
  PortTakenError,
  serve,
  UnknownFaultError,
} from './serve.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('serve', () => {
  it.each([
    ['0.0.0.0', 0],
    ['192.168.1.1', 0],
    ['::', 0],
    ['127.0.0.1.example.com', 0],
    ['127.0.0.1', 65_536],
    ['127.0.0.1', 1.5],
  ])('rejects host %s, port %d', async (host, port) => {
    await expect(serve({ host, port })).rejects.toThrow(ListenAddressError);
  });

  it('reports a port that is in use, and releases the data folder', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => other.address()).not.toBeNull();
    const { port } = other.address() as { port: number };
    const failure = serve({ port, dataDir: folder });
    await expect(failure).rejects.toThrow(PortTakenError);
    await expect(failure).rejects.toThrow(
      `port ${port} is in use by another program; choose another port, or 0 for any free port`,
    );
    await (await serve({ dataDir: folder })).close();
    other.close();
  });

  it('removes its temporary data folder', async () => {
    const standard = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    const server = await serve();
    process.env['TMPDIR'] = standard ?? '/tmp';
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^upspec-serve-/)]);
    await server.close();
    await server.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('locks its data folder', async () => {
    const server = await serve({ dataDir: folder });
    await expect(serve({ dataDir: folder })).rejects.toThrow(
      `data folder "${folder}" is in use by process ${process.pid}; stop it, or choose another folder`,
    );
    await server.close();
    await writeFile(join(folder, 'lock'), `${process.ppid}\n`);
    await expect(serve({ dataDir: folder })).rejects.toThrow(
      `is in use by process ${process.ppid};`,
    );
  });

  it('rejects a folder with other files', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    const failure = serve({ dataDir: folder });
    await expect(failure).rejects.toThrow(DataFolderError);
    await expect(failure).rejects.toThrow('contains other files');
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });

  it.each([
    [
      'another format',
      '{"format":"another"}\n',
      'contains a journal that this server did not write',
    ],
    [
      'a broken line',
      '{"format":"upspec reference data","version":1}\n{"kind"\n',
      'is damaged: line 2 of journal.jsonl is not JSON',
    ],
  ])('rejects a journal of %s', async (_name, journal, message) => {
    await writeFile(join(folder, 'journal.jsonl'), journal);
    await expect(serve({ dataDir: folder })).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual(['journal.jsonl']);
  });

  it('rejects a file as a data folder', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    await expect(serve({ dataDir: path })).rejects.toThrow(`data folder "${path}" is not a folder`);
    await expect(serve({ dataDir: join(path, 'below') })).rejects.toThrow(DataFolderError);
  });

  it('returns 500 for a disk failure and continues', async () => {
    const server = await serve({ dataDir: folder });
    await rm(join(folder, 'content'), { recursive: true });
    const file = form(['purpose', 'vision'], ['file', new File([Buffer.alloc(200_000)], 'a')]);
    expect(await call(server, 'POST /files', file)).toMatchObject({
      status: 500,
      body: {
        error: {
          message: 'The server could not process the request (ENOENT). Nothing was stored.',
          type: 'server_error',
          param: null,
          code: null,
        },
      },
    });
    await mkdir(join(folder, 'content'));
    expect((await call(server, 'POST /files', file)).status).toBe(200);
    await server.close();
  });

  it('has the requested injected faults, and only as long as it runs', async () => {
    const order = async (fault: readonly string[]): Promise<number> => {
      const server = await serve({ fault });
      const { status } = await call(server, 'GET /files?order=sideways');
      await server.close();
      return status;
    };
    expect(await order(['list-any-order', 'page-of-20'])).toBe(200);
    expect(await order([])).toBe(400);
  });

  it('suggests the most similar name for an unknown injected fault, and creates no folder', async () => {
    const dataDir = join(folder, 'data');
    const attempt = serve({ dataDir, fault: ['page-of-200'] });
    await expect(attempt).rejects.toThrow(UnknownFaultError);
    await expect(attempt).rejects.toThrow(
      'there is no injected fault "page-of-200"; did you mean "page-of-20"? --fault list lists all',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('lists its injected faults and does not start for --fault list', async () => {
    const printed: string[] = [];
    const code = await runServe(
      { host: '127.0.0.1', port: 0, fault: ['list'] },
      {
        print: (text) => printed.push(text),
        warn: () => undefined,
        program: 'upspec',
        interactive: false,
        color: false,
        environment: {},
        signal: new AbortController().signal,
      },
    );
    expect(code).toBe(0);
    expect(printed.join('\n')).toMatch(
      /^cancel-204 +CANCEL-01 +returns 204 without a body for a cancellation/m,
    );
  });

  it('closes although connections are kept open', async () => {
    const server = await serve({ host: 'localhost' });
    expect(server.url).toBe(`http://localhost:${server.port}/v1`);
    await call(server, 'GET /files');
    // The time after which connections are closed never passes.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await server.close().finally(() => vi.useRealTimers());
    await expect(call(server, 'GET /files')).rejects.toThrow('fetch failed');
  });
});
