/** An id as one segment of a path. Half a surrogate pair, which no URL can carry, becomes U+FFFD. */
export function encodeSegment(id: string): string {
  return encodeURIComponent(Buffer.from(id).toString('utf8'));
}

/** The segment's text; unchanged where its percent signs encode nothing. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
