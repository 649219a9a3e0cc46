import { byteSource } from '../byte-source.js';
import type { PartSource } from './part-source.js';

/** Reads the bytes of content that can be read more than once, from `start` to `end`. */
export async function readPart(
  source: PartSource,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const part = await source.part({ start, end, onRead: () => undefined });
  const bytes = new Uint8Array(end - start);
  const chunks = byteSource(part.stream(), 'source');
  let length = 0;
  for (let chunk = await chunks.next(); chunk !== undefined; chunk = await chunks.next()) {
    bytes.set(chunk.subarray(0, bytes.length - length), length);
    length += chunk.length;
  }
  return bytes;
}
