import { words } from '../../difference/reading.js';
import { repeatsOf, type BodyDigest, type BodyPiece } from './conduct.js';
import type { ConductRule } from './conduct-rule.js';

/**
 * A request that is sent again has its whole body. A body that differs in another way is another
 * request: the program may have given up on the first one.
 */
export const wholeBodies: ConductRule = {
  requirements: ['client.scenario.body'],
  judge: (conduct) =>
    conduct.interfered.flatMap((each) => {
      const first = each.sent.body;
      const repeats = repeatsOf(each, conduct).filter(({ body }) => body.isComplete);
      const cut = repeats.find(({ body }) => isCut(first, body));
      if (cut === undefined || repeats.some(({ body }) => !isCut(first, body))) return [];
      const size = first.isComplete ? first.size : first.announced;
      return [
        {
          requirement: 'client.scenario.body',
          sent: cut,
          location: { kind: 'request', aspect: 'body' },
          expected: words(
            `the body of request ${each.sent.ordinal}${size === undefined ? '' : `, ${size} bytes`}`,
          ),
          actual: words(`${cut.body.size} bytes`),
        },
      ];
    }),
};

/** Whether a body is the beginning of another one, or has only some of its parts. */
export function isCut(first: BodyDigest, again: BodyDigest): boolean {
  const agrees = again.pieces.every((piece, at) => isLike(piece, first.pieces[at]));
  if (!agrees) return false;
  const length = first.isComplete ? first.size : first.announced;
  if (length === undefined) {
    return again.pieces.some((piece, at) => isBeginning(piece, first.pieces[at]));
  }
  // A retry may choose another boundary, with which each part begins.
  const difference = again.boundaryLength - first.boundaryLength;
  return again.size < length + difference * (again.pieces.length + 1);
}

function isBeginning(piece: BodyPiece, of: BodyPiece | undefined): boolean {
  return of !== undefined && piece.head === of.head && piece.size < of.size && isLike(piece, of);
}

/** Whether the bytes that are known of both agree. */
function isLike(piece: BodyPiece, of: BodyPiece | undefined): boolean {
  if (of === undefined) return true;
  const length = Math.min(piece.start.length, of.start.length);
  return piece.start.subarray(0, length).equals(of.start.subarray(0, length));
}
