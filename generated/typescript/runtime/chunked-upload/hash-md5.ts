// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from '../errors.js';
import { nodeModules } from './node-files.js';
import type { PartSource } from './part-source.js';

/**
 * Starts to compute the MD5 of a whole file, beside the upload of its parts.
 *
 * @returns its value, to be called after the last part was read; undefined without an encoding.
 * @throws InvalidInputError where the platform has no MD5, as browsers.
 */
export function hashMd5(
  source: PartSource,
  encoding: 'hex' | 'base64' | undefined,
): () => Promise<string | undefined> {
  if (encoding === undefined) return () => Promise.resolve(undefined);
  const hash = createHash();
  const read = source.readAll((bytes) => {
    hash.update(bytes);
  });
  // The failure is reported where the value is awaited, or not at all if a part fails before.
  read.catch(() => undefined);
  return async () => {
    await read;
    return hash.digest(encoding);
  };
}

function createHash(): ReturnType<ReturnType<typeof nodeModules>['hashes']['createHash']> {
  try {
    return nodeModules('md5').hashes.createHash('md5');
  } catch (cause) {
    throw new InvalidInputError('md5', 'this platform has no MD5', { cause });
  }
}
