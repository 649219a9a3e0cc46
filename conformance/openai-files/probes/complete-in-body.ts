import type { ProbeRequest } from '../../probe-contract/probe.js';
import { completeUpload } from './upload-requests.js';

/** The parts of a completion, and how large its body is. */
export interface SizedList {
  readonly ids: readonly string[];
  /** In bytes. */
  readonly atLeast: number;
}

/**
 * A completion whose body has at least so many bytes, however short the ids are: the list is
 * indented. RFC 8259, section 2: "Insignificant whitespace is allowed before or after any of the six
 * structural characters."
 */
export function completeInBody(
  upload: string,
  sized: SizedList,
  options: Partial<Pick<ProbeRequest, 'want' | 'requirements' | 'otherCause'>> = {},
): ProbeRequest {
  const { ids } = sized;
  return {
    ...completeUpload(upload, { part_ids: ids }, options),
    headers: { 'content-type': 'application/json' },
    body: { text: indentList(sized) },
  };
}

/**
 * @example
 * indentList({ ids: ['a', 'b'], atLeast: 28 }); // '{"part_ids":[\n  "a",\n  "b"]}'
 */
export function indentList({ ids, atLeast }: SizedList): string {
  const bare = JSON.stringify({ part_ids: ids });
  const missing = Math.max(0, atLeast - Buffer.byteLength(bare) - ids.length);
  const indent = missing === 0 ? '' : `\n${' '.repeat(Math.ceil(missing / ids.length))}`;
  return `{"part_ids":[${ids.map((id) => `${indent}${JSON.stringify(id)}`).join(',')}]}`;
}
