// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/**
 * Percent-encodes all but the unreserved characters of RFC 6570 (section 3.2.1), in UTF-8: also the
 * marks `!'()*`, which `encodeURIComponent` keeps and URL parsers treat differently.
 *
 * @throws URIError for half a surrogate pair.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Percent-encodes a value whose reserved characters are allowed. Percent-encoded triples stay.
 * "Any tooling still needs to percent-encode" `[`, `]` and `#`, which no query may contain, and `&`,
 * `=` and `+`, which separate its parameters (OpenAPI 3.1.1, Appendix C).
 *
 * @throws URIError for half a surrogate pair.
 */
export function percentEncodeReserved(text: string): string {
  return text
    .split(/(%[\da-f]{2})/i)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : percentEncode(part).replace(
            /%(?:21|24|27|28|29|2A|2C|2F|3A|3B|3F|40)/g,
            decodeURIComponent,
          ),
    )
    .join('');
}

/**
 * Encodes a name or a value of `application/x-www-form-urlencoded` (URL standard, section 5.2): a
 * space is `+`, and only letters, digits and `*-._` stay.
 *
 * @throws URIError for half a surrogate pair.
 */
export function formEncode(text: string): string {
  return percentEncode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');
}
