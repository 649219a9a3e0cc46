/** The bytes at each end of a file that are its sample. */
const SAMPLE_SIZE = 65_536;

/**
 * The SHA-256, in hexadecimal, of the first 64 KiB of a file, followed by the last 64 KiB that come
 * after them: of the whole file where it has at most 128 KiB. Undefined where the platform has no
 * SHA-256, as in pages without HTTPS.
 */
export async function hashSample(
  size: number,
  read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<string | undefined> {
  if (!('subtle' in crypto)) return undefined;
  const headEnd = Math.min(size, SAMPLE_SIZE);
  const head = await read(0, headEnd);
  const tail = await read(Math.max(headEnd, size - SAMPLE_SIZE), size);
  const sample = new Uint8Array(head.length + tail.length);
  sample.set(head);
  sample.set(tail, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', sample));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
