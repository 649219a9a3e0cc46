// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { OpenedSource } from './upload-calls.js';
import { InvalidInputError } from '../errors.js';
import type { BlobLike } from '../file-input.js';
import type { ByteRange, PartSource } from './part-source.js';

/**
 * Opens content for an upload. The code for files on disk and for streams is loaded
 * only where it is needed.
 *
 * @param size - The size that the caller states.
 * @throws InvalidInputError for content that can't be read, or whose size is unknown or another one.
 */
export async function openSource(
  source: OpenedSource,
  size: number | undefined,
): Promise<PartSource> {
  const opened = await open(source, size);
  if (size === undefined || size === opened.size) return opened;
  await opened.close?.();
  throw new InvalidInputError(
    'size',
    `the source has ${String(opened.size)} bytes, not ${String(size)}`,
  );
}

async function open(opened: OpenedSource, stated: number | undefined): Promise<PartSource> {
  if (typeof opened === 'string' || opened instanceof URL) {
    const { openPath } = await import('./path-source.js');
    return openPath({ path: opened });
  }
  if (opened instanceof Uint8Array) {
    const part = ({ start, end }: ByteRange): Blob => new Blob([opened.subarray(start, end)]);
    return { size: opened.length, name: undefined, type: '', part };
  }
  const { content, name, type } = opened.file;
  if (content.kind === 'once' || !isSliceable(content.blob) || content.blob.size === 0) {
    const { openStream } = await import('./open-stream.js');
    return openStream(opened, stated);
  }
  const { blob } = content;
  // The time of a `File` is that of its creation, so that it says nothing of the content.
  return { size: blob.size, name, type, part: ({ start, end }) => blob.slice(start, end) };
}

interface SliceableBlob extends BlobLike {
  slice(start: number, end: number): BlobLike;
}

function isSliceable(blob: BlobLike): blob is SliceableBlob {
  return typeof Reflect.get(blob, 'slice') === 'function';
}
