/** Bytes of every value, among them line breaks and invalid UTF-8, without a short period. */
export function contentOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) bytes[index] = index * 167 + (index >> 8);
  return bytes;
}
