import { valueOf, type Reading } from '../difference/reading.js';
import { encodeSegment } from './encode-segment.js';
import type { Walk } from './walk.js';

/** A part of a live link that is compared: a parameter in its path, or one in its query. */
export interface LinkPart {
  readonly link: string;
  /** As it is found in the link, behind `prefix`: percent-encoded. */
  readonly text: string;
  /** What comes right before it: `/`, or the name of a parameter of the query. */
  readonly prefix: '/' | `${string}=`;
  /** From where on in the link it is looked for. */
  readonly from: number;
}

/**
 * Shows mismatches of a part of a link as whole links, as the server sent one and as it should have:
 * `/pets/4` rather than `4`.
 *
 * @param first the first mismatch of the walk that is of this part
 */
export function showInLink(walk: Walk, first: number, part: LinkPart): void {
  const { mismatches } = walk;
  const shown = mismatches.slice(first).map((mismatch) => ({
    ...mismatch,
    expected: expectedLink(mismatch.expected, part),
    actual: valueOf(part.link),
  }));
  mismatches.splice(first, shown.length, ...shown);
}

/** The index of a part in its link; -1 where the link spells it in another way. */
export function indexInLink({ link, text, prefix, from }: LinkPart): number {
  for (let at = link.indexOf(prefix, from); at >= 0; at = link.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    const isWhole = link.startsWith(text, start) && endsPart(link[start + text.length]);
    const isNamed = prefix === '/' || /[?&]/.test(link[at - 1] ?? '');
    if (isWhole && isNamed) return start;
  }
  return -1;
}

function endsPart(character: string | undefined): boolean {
  return character === undefined || /[/?#&]/.test(character);
}

function expectedLink(expected: Reading, part: LinkPart): Reading {
  if (expected.kind !== 'value') return expected;
  const { link, text } = part;
  const at = indexInLink(part);
  const { value, note } = expected;
  if (at < 0 || (typeof value !== 'string' && typeof value !== 'number')) return expected;
  return valueOf(
    `${link.slice(0, at)}${encodeSegment(String(value))}${link.slice(at + text.length)}`,
    note,
  );
}
