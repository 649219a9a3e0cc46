// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { byteSource } from '../byte-source.js';
import type { BlobLike } from '../file-input.js';
import { hashSample } from './hash-sample.js';
import type { PartSource } from './part-source.js';

/** Content of which any range can be read at any time. */
export interface SliceableContent extends Pick<PartSource, 'size' | 'name' | 'type'> {
  slice(start: number, end: number): BlobLike;
}

/** Content in memory, or a Blob: its parts are slices, which need no further memory until read. */
export function slicedSource({ size, name, type, slice }: SliceableContent): PartSource {
  let isClosed = false;
  return {
    size,
    name,
    type,
    modifiedAt: undefined,
    part: ({ start, end }) => Promise.resolve(slice(start, end)),
    sample: () => hashSample(size, async (start, end) => bytesOf(slice(start, end))),
    async readAll(visit) {
      for (let start = 0; start < size && !isClosed; start += STEP) {
        visit(await bytesOf(slice(start, Math.min(size, start + STEP))));
      }
    },
    verify: () => Promise.resolve(),
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

/** The bytes that are read at a time. */
const STEP = 1024 * 1024;

/** The content of a Blob that may be another library's, which may have only a stream. */
async function bytesOf(blob: BlobLike): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(blob.size);
  const source = byteSource(blob.stream(), 'source');
  let length = 0;
  for (let chunk = await source.next(); chunk !== undefined; chunk = await source.next()) {
    bytes.set(chunk.subarray(0, bytes.length - length), length);
    length += chunk.length;
  }
  return bytes;
}
