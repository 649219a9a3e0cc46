// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { nodeModules } from './node-files.js';
import { InvalidInputError } from '../errors.js';
import { checkState, type UploadState } from './upload-state.js';

/** Where the state of an upload is kept. */
export interface StateStore {
  /** The state to continue from; undefined where a new upload begins. */
  load(): Promise<UploadState | undefined>;
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

/** A store without callbacks. */
type BareStore = Omit<StateStore, 'settle'>;

/** The most bytes of a state file. */
const LARGEST_STATE = 4 * 1024 * 1024;

/** Opens the store of an upload: a file, or memory for a state that the caller keeps. */
export function stateStore(
  resume: UploadState | string | URL | undefined,
  onState: ((state: UploadState) => void | Promise<void>) | undefined,
): StateStore {
  const isFile = typeof resume === 'string' || resume instanceof URL;
  const store = isFile ? fileStore(resume) : memoryStore(resume);
  let last: Promise<void> = Promise.resolve();
  // Apart from the callbacks, as one of them may never end.
  let file: Promise<void> = Promise.resolve();
  return {
    load: store.load,
    save(state) {
      const isWritten = file.then(() => store.save(state));
      file = isWritten.catch(() => undefined);
      const before = last;
      const saved = isWritten.then(async () => {
        await before;
        await onState?.(state);
      });
      last = saved.catch(() => undefined);
      return saved;
    },
    settle: () => file,
    async remove() {
      await file;
      await store.remove();
    },
  };
}

function memoryStore(state: UploadState | undefined): BareStore {
  return {
    load: () => Promise.resolve(state === undefined ? undefined : checkState(state)),
    save: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}

function fileStore(path: string | URL): BareStore {
  const { readFile, rename, rm, stat, writeFile } = nodeModules('resume').files;
  return {
    async load() {
      const stats = await stat(path).catch(ifMissing);
      if (stats === undefined) return undefined;
      if (stats.size > LARGEST_STATE) {
        throw new InvalidInputError('resume', 'the file is too large for the state of an upload');
      }
      return checkState(parse(await readFile(path, 'utf8')));
    },
    async save(state) {
      // The old state is complete until the new one is.
      const temporary = `${pathText(path)}.${crypto.randomUUID()}.tmp`;
      try {
        await writeFile(temporary, JSON.stringify(state), { flag: 'wx', mode: 0o600 });
        await rename(temporary, path);
      } catch (cause) {
        await rm(temporary, { force: true });
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new InvalidInputError('resume', `the state can't be saved: ${reason}`, { cause });
      }
    },
    remove: () => rm(path, { force: true }).catch(() => undefined),
  };
}

function ifMissing(error: unknown): undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOENT') return undefined;
  const reason = error instanceof Error ? error.message : String(error);
  throw new InvalidInputError('resume', `the state can't be read: ${reason}`, { cause: error });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pathText(path: string | URL): string {
  return typeof path === 'string' ? path : nodeModules('resume').urls.fileURLToPath(path);
}
