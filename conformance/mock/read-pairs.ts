/** A name and a value of a query, an urlencoded body or a cookie. */
export interface SentPair {
  /** Decoded. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** The value as it is sent. */
  readonly raw: string;
}

/** The pairs of a query or an urlencoded body: https://url.spec.whatwg.org/#urlencoded-parsing. */
export function readPairs(text: string): readonly SentPair[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const raw = equals < 0 ? '' : pair.slice(equals + 1);
      return { name: decodePair(name), value: decodePair(raw), raw };
    });
}

/** The pairs of a `Cookie` header (RFC 6265, section 4.2.1). */
export function readCookies(header: string | undefined): readonly SentPair[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0) return [];
    const raw = pair.slice(equals + 1).trim();
    return [{ name: pair.slice(0, equals).trim(), value: decodePair(raw), raw }];
  });
}

/** Decodes a name or a value; what is not percent-encoded UTF-8 stays as it is. */
export function decodePair(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
