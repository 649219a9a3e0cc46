/**
 * Encodes what a URL's path can't contain (RFC 3986, section 3.3), so that a `#` does not turn the
 * query after it into a fragment. Templates, percent-encoded characters and a fixed query stay.
 */
export function requestPath(path: string): string {
  return path
    .split(/(\{[^}]*\})/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part)))
    .join('');
}

function encode(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/%(?![\da-f]{2})|[^\w\-.~!$&'()*+,;=:@/?%]/giu, encodeURIComponent);
}
