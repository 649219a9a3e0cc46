/**
 * Percent-encodes whatever RFC 6570 (section 3.2.1) does not call unreserved, in UTF-8: also the
 * marks `!'()*`, which `encodeURIComponent` leaves and a URL parser treats now so, now so.
 *
 * @throws URIError for half a surrogate pair.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
