// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { isWindows } from './environment.js';

/**
 * The name that a Blob carries; undefined where it has none. The name of a `File` is
 * kept. Other objects may have a path as their name, such as `Bun.file`.
 */
export function blobName(blob: object): string | undefined {
  const name: unknown = Reflect.get(blob, 'name');
  if (typeof name !== 'string' || name === '') return undefined;
  return blob instanceof File ? name : lastStep(name);
}

/** The last segment of a file stream's path. */
export function pathName(stream: object): string | undefined {
  const path: unknown = Reflect.get(stream, 'path');
  const text = path instanceof Uint8Array ? new TextDecoder().decode(path) : path;
  return typeof text === 'string' ? lastStep(text) : undefined;
}

function lastStep(path: string): string | undefined {
  return path.split(isWindows() ? /[\\/]/ : '/').pop() || undefined;
}

/** The last segment of a URL's path, decoded; undefined where there is none. */
export function lastSegment(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const segment = new URL(url).pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(segment) || undefined;
  } catch {
    return segment;
  }
}
