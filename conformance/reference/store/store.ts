import type { Readable } from 'node:stream';
import { apply, expire } from './apply.js';
import { openData, type OpenData } from './open-data.js';
import type { Change, Chunk, StoredFile, StoredUpload } from './state.js';

/** What a decision about a change may look at. */
export interface View {
  /** The moment, in seconds since the Unix epoch. */
  readonly now: number;
  file(id: string): StoredFile | undefined;
  upload(id: string): StoredUpload | undefined;
  files(): readonly StoredFile[];
}

/** The files and Uploads of one data folder. */
export class Store {
  readonly #data: OpenData;
  readonly #clock: () => number;
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(data: OpenData, clock: () => number) {
    this.#data = data;
    this.#clock = clock;
  }

  /**
   * @param clock the moment in milliseconds since the Unix epoch
   * @throws {DataFolderError} when the folder can't be used
   */
  static async open(folder: string, clock: () => number): Promise<Store> {
    return new Store(await openData(folder), clock);
  }

  /** What is there at this moment; what has expired is not. */
  view(): View {
    const { state, content } = this.#data;
    const now = Math.floor(this.#clock() / 1000);
    const freed = expire(state, now);
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
