import { byteSource } from '../byte-source.js';
import { InvalidInputError } from '../errors.js';
import { isResponse } from '../file-guards.js';
import type { BlobLike } from '../file-input.js';
import type { PartSource } from './part-source.js';
import { streamSource } from './stream-source.js';
import type { FileInput } from './upload-calls.js';

/**
 * Opens content that can't be cut into slices, or is empty.
 *
 * @param stated - The size that the caller states.
 * @throws InvalidInputError for content whose size is unknown, or is not the stated one.
 */
export async function openStream(
  { source, file }: FileInput,
  stated: number | undefined,
): Promise<PartSource> {
  const { content, name, type } = file;
  if (content.kind !== 'once') {
    const { blob } = content;
    if (blob.size > 0) return streamSource(blob.stream(), { size: blob.size, name, type });
    await checkEmpty(blob);
    return { size: 0, name, type, part: () => new Blob() };
  }
  if (content.reopen !== undefined) {
    // A file can be read again, if nothing of its stream was read.
    const { fileOfStream, openPath } = await import('./path-source.js');
    const section = await fileOfStream(content.stream);
    if (section !== undefined) return { ...(await openPath(section)), name, type };
  }
  const size = stated ?? (isResponse(source) ? contentLength(source.headers) : undefined);
  if (size !== undefined) return streamSource(content.stream, { size, name, type });
  throw new InvalidInputError(
    'size',
    'the size of a stream is unknown; state it, or write the stream to a file and pass its path',
  );
}

/** Bun reports a missing file as empty until it is read. */
async function checkEmpty(blob: BlobLike): Promise<void> {
  const source = byteSource(blob.stream(), 'source');
  const chunk = await source.next();
  if (chunk === undefined || chunk.length === 0) return;
  source.cancel(undefined);
  throw new InvalidInputError('source', 'its size is reported as 0 bytes, but it is not empty');
}

/** The length of a body that is not encoded: that of a compressed one is not the content's. */
function contentLength(headers: Headers): number | undefined {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const length = headers.get('content-length') ?? '';
  return encoding === 'identity' && /^\d+$/.test(length) ? Number(length) : undefined;
}
