import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredContent } from './mock-request.js';
import { RequestProblem } from './request-problem.js';

/** What is known of bytes that were received. */
export interface ReceivedContent {
  /** In bytes. */
  readonly length: number;
  /** Present where the bytes are kept. */
  readonly stored?: StoredContent;
}

/** Where to keep the bytes of a body, or of one of its parts. */
export interface Receiving {
  readonly isKept: boolean;
  readonly contentType?: string | undefined;
}

/** The bytes that clients send, in a temporary folder of which the mock never uses more than its limit. */
export class ContentFolder {
  readonly #limit: number;
  #folder: Promise<string> | undefined;
  #used = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Reads a stream to its end, at the speed of the disk. What is not kept is only counted.
   *
   * @throws {RequestProblem} where there is no room left
   */
  async receive(source: Readable, { isKept, contentType }: Receiving): Promise<ReceivedContent> {
    if (!isKept) return { length: await countBytes(source) };
    const file = join(await this.#open(), randomUUID());
    const hash = createHash('sha256');
    let length = 0;
    const measure = async function* (
      this: ContentFolder,
      pieces: AsyncIterable<Buffer>,
    ): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        length += piece.length;
        this.#used += piece.length;
        if (this.#used > this.#limit) throw storageFull(this.#limit);
        hash.update(piece);
        yield piece;
      }
    };
    try {
      const pieces = source.iterator({ destroyOnReturn: false });
      await pipeline(measure.call(this, pieces), createWriteStream(file));
    } catch (error) {
      this.#used -= length;
      await rm(file, { force: true });
      throw isDiskFull(error) ? storageFull(this.#limit) : error;
    }
    const stored = { file, length, sha256: hash.digest('hex') };
    return { length, stored: contentType === undefined ? stored : { ...stored, contentType } };
  }

  /** Removes bytes that nothing refers to any more. */
  async remove({ file, length }: StoredContent): Promise<void> {
    this.#used -= length;
    await rm(file, { force: true });
  }

  /** Removes the folder. */
  async close(): Promise<void> {
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }

  #open(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'upspec-mock-'));
    return this.#folder;
  }
}

async function countBytes(source: Readable): Promise<number> {
  let length = 0;
  for await (const piece of source.iterator({ destroyOnReturn: false })) {
    length += (piece as Buffer).length;
  }
  return length;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function storageFull(limit: number): RequestProblem {
  const message = `the mock keeps at most ${limit} bytes of bodies`;
  return new RequestProblem('storage-full', [{ location: '#', message }]);
}
