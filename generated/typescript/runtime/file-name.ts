// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { isWindows } from './environment.js';

/** The name that a Blob carries; undefined where it has none. */
export function blobName(blob: object): string | undefined {
  const name: unknown = Reflect.get(blob, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The last segment of the path that a file stream was opened with. */
export function pathName(stream: object): string | undefined {
  const path: unknown = Reflect.get(stream, 'path');
  const text = path instanceof Uint8Array ? new TextDecoder().decode(path) : path;
  if (typeof text !== 'string') return undefined;
  return text.split(isWindows() ? /[\\/]/ : '/').pop() || undefined;
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
