import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '@upspec/document/make-folder';
import { newHexId } from '../new-id.js';
import type { Chunk } from './state.js';

/** The folder of the content: one file per chunk, with names that clients cannot influence. */
export class ContentFolder {
  readonly #folder: string;
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a stream to disk as it is received. If that fails, nothing is stored. */
  async receive(stream: Readable): Promise<Chunk> {
    const name = newHexId('');
    const file = createWriteStream(this.#path(name), { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(stream, file);
    } catch (error) {
      // A file that is still being opened would be created after its removal.
      if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve));
      await rm(this.#path(name), { force: true });
      throw error;
    }
    return { name, bytes: file.bytesWritten };
  }

  /** The bytes of chunks, one after the other. No chunk is removed before it is read. */
  open(chunks: readonly Chunk[]): Readable {
    const paths = chunks.map((chunk) => this.#path(chunk.name));
    const stream = Readable.from(readAll(paths), { objectMode: false });
    for (const { name } of chunks) this.#readers.set(name, (this.#readers.get(name) ?? 0) + 1);
    stream.once('close', () => {
      for (const { name } of chunks) this.#release(name);
    });
    return stream;
  }

  /** Removes chunks. One that cannot be removed now is removed at the next start. */
  async remove(chunks: readonly Chunk[]): Promise<void> {
    for (const { name } of chunks) {
      if (this.#readers.has(name)) this.#doomed.add(name);
      else await rm(this.#path(name), { force: true }).catch(() => undefined);
    }
  }

  /**
   * Creates the folder if it does not exist, and removes unused files that a crash has left.
   *
   * @returns the names of the needed chunks that exist
   */
  async sweep(needed: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    await makeFolder(this.#folder, 0o700);
    const names = await readdir(this.#folder);
    await this.remove(
      names.filter((name) => !needed.has(name)).map((name) => ({ name, bytes: 0 })),
    );
    return new Set(names.filter((name) => needed.has(name)));
  }

  #release(name: string): void {
    const others = (this.#readers.get(name) ?? 1) - 1;
    if (others > 0) {
      this.#readers.set(name, others);
      return;
    }
    this.#readers.delete(name);
    if (this.#doomed.delete(name)) void this.remove([{ name, bytes: 0 }]);
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

async function* readAll(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield* createReadStream(path);
}
