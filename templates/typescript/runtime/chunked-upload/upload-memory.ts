import { checkState, sourceFacts } from './check-state.js';
import { hashSample } from './hash-sample.js';
import { nodeModules } from './node-files.js';
import { InvalidInputError } from '../errors.js';
import type { PartSource } from './part-source.js';
import { checkExpiry, checkSame } from './resumed-upload.js';
import type { UploadFileOptions } from './upload-calls.js';
import type { SourceFacts, UploadState } from './upload-state.js';

/** What remembers an upload, so that another call can continue it. */
export interface UploadMemory {
  /** The state to continue from; undefined where a new upload begins. */
  readonly stored: UploadState | undefined;
  readonly facts: SourceFacts;
  /** Saves a state. States are saved in the order of the calls. */
  save(state: UploadState): Promise<void>;
  /** Waits until each state is written. */
  settle(): Promise<void>;
  /**
   * Forgets the state. Never fails: the result of the upload matters more than a file that can't be
   * removed.
   */
  remove(): Promise<void>;
}

/** The upload that is to be remembered. */
export interface RememberedUpload {
  readonly source: PartSource;
  /** The body of the request that creates the upload. */
  readonly request: object;
}

/** The most bytes of a state file. */
const LARGEST_STATE = 4 * 1024 * 1024;

/**
 * Opens the memory of an upload: a file, or a state that the caller keeps.
 *
 * @throws UploadExpiredError, SourceChangedError or InvalidInputError where the stored upload can't
 * be continued with this content.
 */
export async function rememberUpload(
  { resume, onState }: Pick<UploadFileOptions, 'resume' | 'onState'>,
  { source, request }: RememberedUpload,
): Promise<UploadMemory> {
  const file = typeof resume === 'string' || resume instanceof URL ? stateFile(resume) : undefined;
  const given = file === undefined ? resume : await file.load();
  const stored = given === undefined ? undefined : checkState(given);
  if (stored !== undefined) checkExpiry(stored);
  const { size, modifiedAt } = source;
  const facts = sourceFacts(size, modifiedAt, await hashSample(source));
  if (stored !== undefined) checkSame(stored, facts, request);
  let last: Promise<void> = Promise.resolve();
  // Apart from the callbacks, as one of them may never end.
  let written: Promise<void> = Promise.resolve();
  return {
    stored,
    facts,
    save(state) {
      const isWritten = written.then(() => file?.save(state));
      written = isWritten.catch(() => undefined);
      const before = last;
      const saved = isWritten.then(async () => {
        await before;
        await onState?.(state);
      });
      last = saved.catch(() => undefined);
      return saved;
    },
    settle: () => written,
    async remove() {
      await written;
      await file?.remove();
    },
  };
}

interface StateFile {
  /** The content of the file; undefined where there is none. */
  load(): Promise<unknown>;
  save(state: UploadState): Promise<void>;
  remove(): Promise<void>;
}

function stateFile(path: string | URL): StateFile {
  const { files, urls } = nodeModules('resume');
  const { readFile, rename, rm, stat, writeFile } = files;
  const fail =
    (problem: string) =>
    (cause: unknown): never => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new InvalidInputError('resume', `the state can't be ${problem}: ${reason}`, { cause });
    };
  return {
    async load() {
      const stats = await stat(path).catch((error: unknown) =>
        isMissing(error) ? undefined : fail('read')(error),
      );
      if (stats === undefined) return undefined;
      if (stats.size > LARGEST_STATE) {
        throw new InvalidInputError('resume', 'the file is too large for the state of an upload');
      }
      return parse(await readFile(path, 'utf8'));
    },
    async save(state) {
      // The old state is complete until the new one is.
      const location = typeof path === 'string' ? path : urls.fileURLToPath(path);
      const temporary = `${location}.${crypto.randomUUID()}.tmp`;
      try {
        await writeFile(temporary, JSON.stringify(state), { flag: 'wx', mode: 0o600 });
        await rename(temporary, path);
      } catch (cause) {
        await rm(temporary, { force: true });
        fail('saved')(cause);
      }
    },
    remove: () => rm(path, { force: true }).catch(() => undefined),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
}

/** Null is not a state, either. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
