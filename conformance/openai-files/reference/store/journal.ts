import { open, readFile, rename, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from './state.js';

/** The journal's name in the data folder. */
export const JOURNAL_NAME = 'journal.jsonl';

/** What a new journal is called until it is whole. */
export const NEXT_JOURNAL_NAME = 'journal.jsonl.next';

const HEADER = '{"format":"upspec reference data","version":1}';

/** A journal that was not written by this server, or is damaged in its midst. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/**
 * The changes of a journal. A last line without its line feed was never acknowledged to anybody, as
 * after a crash, and is left out.
 *
 * @throws {JournalError} when it is no journal, or a line can't be read
 */
export async function readJournal(folder: string): Promise<readonly Change[]> {
  const [header, ...lines] = (await readFile(join(folder, JOURNAL_NAME), 'utf8'))
    .split('\n')
    .slice(0, -1);
  if (header !== HEADER) throw new JournalError('holds a journal that this server did not write');
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Change;
    } catch (cause) {
      const where = `line ${index + 2} of ${JOURNAL_NAME}`;
      throw new JournalError(`is damaged: ${where} is not JSON`, { cause });
    }
  });
}

/** The file to which each change is appended before it counts. */
export class Journal {
  readonly #handle: FileHandle;
  #length: number;
  #torn = false;

  private constructor(handle: FileHandle, length: number) {
    this.#handle = handle;
    this.#length = length;
  }

  /** Writes a journal anew, in one stroke, and opens it for more. */
  static async start(folder: string, changes: Iterable<Change>): Promise<Journal> {
    const lines = Array.from(changes, (change) => `${JSON.stringify(change)}\n`);
    const next = join(folder, NEXT_JOURNAL_NAME);
    await writeFile(next, [`${HEADER}\n`, ...lines], { mode: 0o600 });
    await rename(next, join(folder, JOURNAL_NAME));
    const handle = await open(join(folder, JOURNAL_NAME), 'a');
    return new Journal(handle, (await handle.stat()).size);
  }

  /** Appends a change; when that fails, as on a full disk, nothing of it stays. */
  async append(change: Change): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(change)}\n`);
    if (this.#torn) await this.#cutBack();
    try {
      await this.#handle.appendFile(line);
    } catch (error) {
      this.#torn = true;
      await this.#cutBack().catch(() => undefined);
      throw error;
    }
    this.#length += line.length;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #cutBack(): Promise<void> {
    await this.#handle.truncate(this.#length);
    this.#torn = false;
  }
}
