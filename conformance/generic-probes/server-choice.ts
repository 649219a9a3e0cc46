/** A value that was sent, and what the representation has in its place. */
export interface SentValue {
  /** A JSON Pointer into what was sent. */
  readonly pointer: string;
  readonly sent: unknown;
  readonly actual: unknown;
}

/**
 * Whether a server may have another value without having lost one, where the document says nothing of
 * it: it left out what is empty, added items of its own to a list, or chose the id of a part.
 */
export function isServerChoice({ pointer, sent, actual }: SentValue): boolean {
  const isPartId = /^\/.+\/id$/.test(pointer) && actual !== undefined;
  return isPartId || (isEmpty(sent) && isEmpty(actual)) || isExtended(sent, actual);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Whether a list has the items of another one in their order, and others than these. */
function isExtended(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || other.length <= one.length) return false;
  const known = new Set(one.map((item) => JSON.stringify(item)));
  const kept = other.filter((item) => known.has(JSON.stringify(item)));
  return JSON.stringify(kept) === JSON.stringify(one);
}
