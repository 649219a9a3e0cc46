// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { byteSource } from '../byte-source.js';
import type { OpenedSource } from './upload-calls.js';
import { InvalidInputError } from '../errors.js';
import type { BlobLike } from '../file-input.js';
import type { FileSource, OneShot } from '../file-source.js';
import type { PartSource } from './part-source.js';
import { fileOfStream, openPath } from './path-source.js';
import { slicedSource } from './sliced-source.js';
import { streamSource } from './stream-source.js';

/**
 * Opens content for an upload.
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
  const problem = `the source has ${String(opened.size)} bytes, not ${String(size)}`;
  await opened.close(undefined);
  throw new InvalidInputError('size', problem);
}

function open(source: OpenedSource, size: number | undefined): PartSource | Promise<PartSource> {
  if (source.kind === 'whole') {
    const { whole } = source;
    const isPath = typeof whole === 'string' || whole instanceof URL;
    return isPath ? openPath({ path: whole }) : bytesSource(whole);
  }
  const { file } = source;
  const { content, name, type } = file;
  switch (content.kind) {
    case 'blob':
      return blobSource(content.blob, file);
    case 'blob-like':
      return isSliceable(content.blob)
        ? blobSource(content.blob, file)
        : streamSource(content.blob.stream(), { size: content.blob.size, name, type });
    case 'once':
      return onceSource(content.stream, { size: size ?? source.size, name, type });
  }
}

function bytesSource(bytes: ArrayBufferLike | ArrayBufferView): PartSource {
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(bytes)
    ? bytes
    : { buffer: bytes, byteOffset: 0, byteLength: bytes.byteLength };
  const view = viewOf(buffer, byteOffset, byteLength);
  return slicedSource({
    size: byteLength,
    name: undefined,
    type: '',
    slice: (start, end) => new Blob([ownBytes(view.subarray(start, end))]),
  });
}

function viewOf(buffer: ArrayBufferLike, offset: number, length: number): Uint8Array {
  try {
    // Throws where the memory was transferred to a worker, which would be sent as empty.
    return new Uint8Array(buffer, offset, length);
  } catch (cause) {
    throw new InvalidInputError('source', 'its memory was transferred elsewhere', { cause });
  }
}

/** A Blob does not accept shared memory, so it is copied first. */
function ownBytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return view.buffer instanceof ArrayBuffer
    ? new Uint8Array(view.buffer, view.byteOffset, view.length)
    : new Uint8Array(view);
}

/** The time of a `File` in memory is that of its creation, so that it says nothing of the content. */
async function blobSource(
  blob: SliceableBlob,
  { name, type }: Pick<FileSource, 'name' | 'type'>,
): Promise<PartSource> {
  if (blob.size === 0) await checkEmpty(blob);
  return slicedSource({
    size: blob.size,
    name,
    type,
    slice: (start, end) => blob.slice(start, end),
  });
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

/** A stream, unless it reads a file and nothing of it was read: a file can be read again. */
async function onceSource(
  stream: OneShot,
  { size, name, type }: { readonly size: number | undefined } & Pick<FileSource, 'name' | 'type'>,
): Promise<PartSource> {
  const file = await fileOfStream(stream);
  if (file !== undefined) return { ...(await openPath(file)), name, type };
  if (size === undefined) {
    throw new InvalidInputError(
      'size',
      'the size of a stream is unknown; state it, or write the stream to a file and pass its path',
    );
  }
  return streamSource(stream, { size, name, type });
}
