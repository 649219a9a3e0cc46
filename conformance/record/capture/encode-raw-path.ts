/** A path of a file with what no URL holds percent-encoded, such as characters of other scripts. */
export function encodeRawPath(path: string): string {
  return path.replace(/[^!-~]+/g, (text) =>
    [...Buffer.from(text, 'utf8')]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
