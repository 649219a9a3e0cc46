import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import { DataFolderError } from '../serve-errors.js';
import { apply } from './apply.js';
import { ContentFolder } from './content-folder.js';
import { Journal, JOURNAL_NAME, JournalError, NEXT_JOURNAL_NAME, readJournal } from './journal.js';
import { lock, LOCK_NAME } from './lock.js';
import { changesTo, chunkNames, emptyState, type State } from './state.js';

/** A data folder that this process has locked. */
export interface OpenData {
  readonly state: State;
  readonly journal: Journal;
  readonly content: ContentFolder;
  readonly unlock: () => Promise<void>;
}

/**
 * Opens a data folder, creates it if necessary, and removes what a crash has left.
 *
 * @throws {DataFolderError} if it cannot be used, with the reason
 */
export async function openData(folder: string): Promise<OpenData> {
  try {
    await makeFolder(folder, 0o700);
    const isNew = await isFree(folder);
    const unlock = await lock(folder);
    try {
      return { ...(await load(folder, isNew)), unlock };
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    throw asDataFolderError(folder, error);
  }
}

async function load(folder: string, isNew: boolean): Promise<Omit<OpenData, 'unlock'>> {
  const state = emptyState();
  for (const change of isNew ? [] : await readJournal(folder)) apply(state, change);
  const content = new ContentFolder(join(folder, 'content'));
  const journal = await Journal.start(folder, changesTo(state));
  const present = await content.sweep(chunkNames(state));
  for (const [id, { chunks }] of state.files) {
    if (chunks.some((chunk) => !present.has(chunk.name))) state.files.delete(id);
  }
  return { state, journal, content };
}

/** Whether a folder contains neither data nor other files. */
async function isFree(folder: string): Promise<boolean> {
  const names = new Set(await readdir(folder));
  if (names.has(JOURNAL_NAME)) return false;
  names.delete(LOCK_NAME);
  names.delete(NEXT_JOURNAL_NAME);
  if (names.size === 0) return true;
  throw new DataFolderError(
    folder,
    'contains other files; choose an empty folder, or one that this server created',
  );
}

function asDataFolderError(folder: string, error: unknown): unknown {
  if (error instanceof JournalError) {
    return new DataFolderError(folder, error.message, { cause: error });
  }
  if (!(error instanceof Error && 'code' in error)) return error;
  const reason =
    error.code === 'EEXIST' || error.code === 'ENOTDIR'
      ? 'is not a folder'
      : `cannot be used (${String(error.code)}); it must be a writable folder`;
  return new DataFolderError(folder, reason, { cause: error });
}
