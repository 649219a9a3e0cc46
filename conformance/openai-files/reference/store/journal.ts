import { open, readFile, rename, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from './state.js';

/** The journal's name in the data folder. */
export const JOURNAL_NAME = 'journal.jsonl';

/** The name of a new journal until it is complete. */
export const NEXT_JOURNAL_NAME = 'journal.jsonl.next';

const HEADER = '{"format":"upspec reference data","version":1}';

/** A journal that this server did not write, or that is damaged. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/**
 * The changes of a journal. A last line without a line feed, as after a crash, was never
 * acknowledged and is ignored.
 *
 * @throws {JournalError} if it is not a journal, or a line cannot be parsed
 */
export async function readJournal(folder: string): Promise<readonly Change[]> {
  const [header, ...lines] = (await readFile(join(folder, JOURNAL_NAME), 'utf8'))
    .split('\n')
    .slice(0, -1);
  if (header !== HEADER)
    throw new JournalError('contains a journal that this server did not write');
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Change;
    } catch (cause) {
      const where = `line ${index + 2} of ${JOURNAL_NAME}`;
      throw new JournalError(`is damaged: ${where} is not JSON`, { cause });
    }
  });
}

/** The file to which each change is appended before it takes effect. */
export class Journal {
  readonly #handle: FileHandle;
  #length: number;
  #torn = false;

  private constructor(handle: FileHandle, length: number) {
    this.#handle = handle;
    this.#length = length;
  }

  /** Writes a new journal atomically, and opens it for appending. */
  static async start(folder: string, changes: Iterable<Change>): Promise<Journal> {
    const lines = Array.from(changes, (change) => `${JSON.stringify(change)}\n`);
    const next = join(folder, NEXT_JOURNAL_NAME);
    await writeFile(next, [`${HEADER}\n`, ...lines], { mode: 0o600 });
    await rename(next, join(folder, JOURNAL_NAME));
    const handle = await open(join(folder, JOURNAL_NAME), 'a');
    return new Journal(handle, (await handle.stat()).size);
  }

  /** Appends a change. If that fails, as on a full disk, nothing is stored. */
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
