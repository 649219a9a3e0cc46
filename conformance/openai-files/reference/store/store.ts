import type { Readable } from 'node:stream';
import { apply } from './apply.js';
import { openData, type OpenData } from './open-data.js';
import type { Change, Chunk, State, StoredFile, StoredUpload } from './state.js';

/** What a decision about a change may look at. */
export interface View {
  /** The moment, in seconds since the Unix epoch. */
  readonly now: number;
  file(id: string): StoredFile | undefined;
  upload(id: string): StoredUpload | undefined;
  files(): readonly StoredFile[];
}

/** By what the data ages. */
export interface Aging {
  /** The moment, in milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** Lets end what has expired; tells the chunks that nothing needs any more. */
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

  /** @throws {DataFolderError} when the folder can't be used */
  static async open(folder: string, aging: Aging): Promise<Store> {
    return new Store(await openData(folder), aging);
  }

  /** What is there at this moment; what has expired is not. */
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
   * Makes a change that outlives the process. Changes are made one after the other, and each is
   * decided on what the ones before it left, so that of two which exclude each other one wins.
   *
   * @param decide gives the change, or throws to refuse it
   */
  change<T extends Change>(decide: (view: View) => T): Promise<T> {
    const made = this.#lastChange.then(async () => {
      const change = decide(this.view());
      await this.#data.journal.append(change);
      await this.#data.content.remove(apply(this.#data.state, change));
      return change;
    });
    this.#lastChange = made.catch(() => undefined);
    return made;
  }

  /** Writes content to disk as it comes; it stays only if a change takes it up. */
  receive(stream: Readable): Promise<Chunk> {
    return this.#data.content.receive(stream);
  }

  /** Gives up content that no change took up. */
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
