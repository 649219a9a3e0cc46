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
