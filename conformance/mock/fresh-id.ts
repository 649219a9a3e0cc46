import { createHash } from 'node:crypto';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * An id that looks like another: a number, a UUID, or a prefix with as many characters behind it.
 *
 * @param example the id of the document's example, or one that its schema allows
 * @param number counts from 1; each gives an id of its own, the same each time
 *
 * @example
 * freshId(7, 2, 'pets'); // 9
 */
export function freshId(example: unknown, number: number, seed: string): string | number {
  if (typeof example === 'number') return Math.trunc(example) + number;
  const hex = createHash('sha256').update(`${seed} ${number}`).digest('hex');
  if (typeof example !== 'string') return hex.slice(0, 24);
  // RFC 9562, section 5.4: version 4, and the variant of its section 4.1.
  if (uuid.test(example)) {
    const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
    return `${a}-${b}-4${c}-8${d}-${hex.slice(20, 32)}`;
  }
  if (/^\d+$/.test(example)) return String(BigInt(example) + BigInt(number));
  const prefix = /^.*[-_.:]/.exec(example)?.[0] ?? '';
  const length = Math.max(example.length - prefix.length, 6);
  return prefix + hex.repeat(Math.ceil(length / hex.length)).slice(0, length);
}
