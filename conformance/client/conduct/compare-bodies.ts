import type { BodyDigest, BodyPiece } from './conduct.js';

/** Whether two bodies have the same contents, as far as both were received. */
export function isSameBody(one: BodyDigest, other: BodyDigest): boolean {
  if (!one.isComplete || !other.isComplete) return true;
  const contents = [one, other].map(({ pieces }) => pieces.map(({ sha256 }) => sha256).join());
  return contents[0] === contents[1];
}

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
