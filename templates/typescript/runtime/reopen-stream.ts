import { builtinModule } from './environment.js';
import { BodyReadError } from './errors.js';
import { property } from './value-type.js';

/** The used functions of `node:fs`. */
interface FileSystem {
  readonly statSync: (path: string | Uint8Array) => FileState;
  readonly fstatSync: (descriptor: number) => FileState;
  readonly createReadStream: (
    path: string | Uint8Array,
    range: { readonly start: unknown; readonly end: unknown },
  ) => AsyncIterable<unknown>;
  readonly realpathSync: (path: string | Uint8Array) => string;
}

interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly dev: number;
  readonly ino: number;
  readonly isFile: () => boolean;
}

/** What differs where a file was changed or replaced. */
const identifying = ['size', 'mtimeMs', 'ino'] as const;

/**
 * How a stream of Node.js that reads a file on disk is read again from its start: the file is opened
 * again, with the same range. Undefined for any other stream, and for a file that is not regular,
 * such as a pipe.
 *
 * @param stream - Was not read yet.
 * @returns a function that throws a BodyReadError where the file has changed since.
 */
export function reopener(stream: object): (() => AsyncIterable<unknown>) | undefined {
  const path = property(stream, 'path');
  if (!(typeof path === 'string' || path instanceof Uint8Array)) return undefined;
  const system = 'bytesRead' in stream ? builtinModule<FileSystem>('node:fs') : undefined;
  if (system === undefined || path.length === 0) return undefined;
  try {
    // A relative path means another file once the working directory has changed.
    const absolute = system.realpathSync(path);
    const state = system.statSync(absolute);
    // Both ends are included; the end is infinite by default.
    const range = { start: property(stream, 'start'), end: property(stream, 'end') };
    if (!state.isFile() || !reads(system, stream, state)) return undefined;
    return () => {
      const now = system.statSync(absolute);
      if (identifying.some((key) => now[key] !== state[key])) {
        throw new BodyReadError(`${absolute}: it changed since the request began`);
      }
      return system.createReadStream(absolute, range);
    };
  } catch {
    // A file that can't be found is reported by the stream itself.
    return undefined;
  }
}

/** Whether a stream reads the file at its path: a given descriptor takes precedence over the path. */
function reads(system: FileSystem, stream: object, { dev, ino }: FileState): boolean {
  const descriptor = property(stream, 'fd');
  if (typeof descriptor !== 'number') return true;
  const own = system.fstatSync(descriptor);
  return own.dev === dev && own.ino === ino;
}
