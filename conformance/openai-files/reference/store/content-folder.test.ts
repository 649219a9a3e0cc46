import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentFolder } from './content-folder.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('ContentFolder', () => {
  it('stores nothing of a stream that fails', async () => {
    const stream = Readable.from(['half']);
    const received = new ContentFolder(folder).receive(stream);
    stream.destroy(new Error('cut off'));
    await expect(received).rejects.toThrow('cut off');
    expect(await readdir(folder)).toEqual([]);
  });

  it('reads chunks one after the other', async () => {
    const content = new ContentFolder(folder);
    const chunks = [];
    for (const text of ['a', '', 'bc']) chunks.push(await content.receive(Readable.from([text])));
    expect(chunks.map(({ bytes }) => bytes)).toEqual([1, 0, 2]);
    expect(Buffer.concat(await content.open(chunks).toArray()).toString()).toBe('abc');
  });
});
