// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { PartSource } from './part-source.js';
import { readPart } from './read-part.js';

/** The bytes at each end of a file that are its sample. */
const SAMPLE_SIZE = 65_536;

/**
 * The SHA-256, in hexadecimal, of the first 64 KiB of a file, followed by the last 64 KiB that come
 * after them: of the whole file where it has at most 128 KiB. Undefined where the platform has no
 * SHA-256, as in pages without HTTPS, and for content that can be read only once.
 */
export async function hashSample(source: PartSource): Promise<string | undefined> {
  const { size, visitWith } = source;
  if (visitWith !== undefined || !('subtle' in crypto)) return undefined;
  const headEnd = Math.min(size, SAMPLE_SIZE);
  const head = await readPart(source, 0, headEnd);
  const tail = await readPart(source, Math.max(headEnd, size - SAMPLE_SIZE), size);
  const sample = new Uint8Array(head.length + tail.length);
  sample.set(head);
  sample.set(tail, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', sample));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
