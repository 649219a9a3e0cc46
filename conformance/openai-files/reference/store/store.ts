import type { Readable } from 'node:stream';
import { apply } from './apply.js';
import { openData, type OpenData } from './open-data.js';
import type { Change, Chunk, State, StoredFile, StoredUpload } from './state.js';

/** What a decision about a change may use. */
export interface View {
  /** The time, in seconds since the Unix epoch. */
  readonly now: number;
  file(id: string): StoredFile | undefined;
  upload(id: string): StoredUpload | undefined;
  files(): readonly StoredFile[];
}

/** How the data expires. */
export interface Aging {
  /** The time, in milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** Removes what has expired. Returns the chunks that are no longer needed. */
  readonly expire: (state: State, now: number) => readonly Chunk[];
}

/** What an operation may do with the data. */
export type DataAccess = Pick<Store, 'view' | 'change' | 'receive' | 'discard' | 'read'>;

/** The files and Uploads of one data folder. */
export class Store {
  readonly #data: OpenData;
  readonly #aging: Aging;
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(data: OpenData, aging: Aging) {
    this.#data = data;
    this.#aging = aging;
  }

  /** @throws {DataFolderError} if the folder cannot be used */
  static async open(folder: string, aging: Aging): Promise<Store> {
    return new Store(await openData(folder), aging);
  }

  /** The current data, without what has expired. */
  view(): View {
    const { state, content } = this.#data;
    const now = Math.floor(this.#aging.clock() / 1000);
    const freed = this.#aging.expire(state, now);
    if (freed.length > 0) void content.remove(freed);
    return {
      now,
      file: (id) => state.files.get(id),
      upload: (id) => state.uploads.get(id),
      files: () => [...state.files.values()],
    };
  }

  /**
   * Applies a change that is stored on disk. Changes are applied one after the other, and each is
   * decided on the result of the previous ones, so that only one of two conflicting changes wins.
   *
   * @param decide returns the change, or throws to reject it
   */
  change<T extends Change>(decide: (view: View) => T): Promise<T> {
    const created = this.#lastChange.then(async () => {
      const change = decide(this.view());
      await this.#data.journal.append(change);
      await this.#data.content.remove(apply(this.#data.state, change));
      return change;
    });
    this.#lastChange = created.catch(() => undefined);
    return created;
  }

  /** Writes content to disk as it is received. It is kept only if a change uses it. */
  receive(stream: Readable): Promise<Chunk> {
    return this.#data.content.receive(stream);
  }

  /** Discards content that no change uses. */
  discard(chunks: readonly Chunk[]): Promise<void> {
    return this.#data.content.remove(chunks);
  }

  /** The bytes of chunks, one after the other, as they are read from disk. */
  read(chunks: readonly Chunk[]): Readable {
    return this.#data.content.open(chunks);
  }

  async close(): Promise<void> {
    await this.#lastChange;
    await this.#data.journal.close();
    await this.#data.unlock();
  }
}
