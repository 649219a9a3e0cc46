// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from '../errors.js';
import { nodeModules } from './node-files.js';
import type { PartSource } from './part-source.js';
import { readPart } from './read-part.js';

/** The bytes that are read at a time. */
const STEP = 1024 * 1024;

/** The MD5 of a whole file, which is computed beside the upload of its parts. */
export interface FileHash {
  /** Starts to read. */
  start(source: PartSource): void;
  /** Its value, after the last part was read. */
  digest(): Promise<string>;
  /** Stops reading. */
  stop(): void;
}

/**
 * Prepares the MD5 of a file.
 *
 * @throws InvalidInputError where the platform has no MD5, as browsers.
 */
export function hashMd5(encoding: 'hex' | 'base64'): FileHash {
  const hash = createHash();
  let isStopped = false;
  let all = Promise.resolve();
  async function readAll(source: PartSource): Promise<void> {
    for (let start = 0; start < source.size && !isStopped; start += STEP) {
      hash.update(await readPart(source, start, Math.min(source.size, start + STEP)));
    }
  }
  return {
    start(source) {
      const { visitWith } = source;
      if (visitWith !== undefined) {
        visitWith((bytes) => void hash.update(bytes));
        return;
      }
      all = readAll(source);
      // The failure is reported where the value is awaited, or not at all if a part fails before.
      all.catch(() => undefined);
    },
    async digest() {
      await all;
      return hash.digest(encoding);
    },
    stop() {
      isStopped = true;
    },
  };
}

function createHash(): ReturnType<ReturnType<typeof nodeModules>['hashes']['createHash']> {
  try {
    return nodeModules('md5').hashes.createHash('md5');
  } catch (cause) {
    throw new InvalidInputError('md5', 'this platform has no MD5', { cause });
  }
}
