// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { byteSource } from '../byte-source.js';
import type { OpenedSource } from './upload-calls.js';
import { InvalidInputError } from '../errors.js';
import { isResponse } from '../file-guards.js';
import type { BlobLike } from '../file-input.js';
import { bytesOf, type OneShot } from '../file-source.js';
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
  if (!('file' in opened)) {
    const bytes = bytesOf(opened, 'source');
    const part = ({ start, end }: ByteRange): Blob => new Blob([bytes.subarray(start, end)]);
    return { size: bytes.length, name: undefined, type: '', part };
  }
  const { source, file } = opened;
  const { content, name, type } = file;
  if (content.kind !== 'once') {
    const { blob } = content;
    // The time of a `File` is that of its creation, so that it says nothing of the content.
    if (isSliceable(blob)) {
      if (blob.size === 0) await checkEmpty(blob);
      return { size: blob.size, name, type, part: ({ start, end }) => blob.slice(start, end) };
    }
    return streamOf(blob.stream(), { size: blob.size, name, type });
  }
  if (content.reopen !== undefined) {
    // A file can be read again, if nothing of its stream was read.
    const { fileOfStream, openPath } = await import('./path-source.js');
    const section = await fileOfStream(content.stream);
    if (section !== undefined) return { ...(await openPath(section)), name, type };
  }
  const size = stated ?? (isResponse(source) ? contentLength(source.headers) : undefined);
  if (size !== undefined) return streamOf(content.stream, { size, name, type });
  throw new InvalidInputError(
    'size',
    'the size of a stream is unknown; state it, or write the stream to a file and pass its path',
  );
}

async function streamOf(
  stream: OneShot,
  facts: Pick<PartSource, 'size' | 'name' | 'type'>,
): Promise<PartSource> {
  const { streamSource } = await import('./stream-source.js');
  return streamSource(stream, facts);
}

/** Bun reports a missing file as empty until it is read. */
async function checkEmpty(blob: BlobLike): Promise<void> {
  const source = byteSource(blob.stream(), 'source');
  const chunk = await source.next();
  if (chunk === undefined || chunk.length === 0) return;
  source.cancel(undefined);
  throw new InvalidInputError('source', 'its size is reported as 0 bytes, but it is not empty');
}

interface SliceableBlob extends BlobLike {
  slice(start: number, end: number): BlobLike;
}

function isSliceable(blob: BlobLike): blob is SliceableBlob {
  return typeof Reflect.get(blob, 'slice') === 'function';
}

/** The length of a body that is not encoded: that of a compressed one is not the content's. */
function contentLength(headers: Headers): number | undefined {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const length = headers.get('content-length') ?? '';
  return encoding === 'identity' && /^\d+$/.test(length) ? Number(length) : undefined;
}
