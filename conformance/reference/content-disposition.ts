// Longer names are cut, since clients take no more than 16 KiB of headers altogether.
const MAX_NAME_BYTES = 3000;

/**
 * The header that names a download.
 *
 * RFC 6266, section 4.3: a name beyond ASCII stands in `filename*`, percent-encoded as UTF-8, with
 * an ASCII one beside it for clients that know no better. A plain name stands alone, as recorded.
 */
export function contentDisposition(filename: string): string {
  const bytes = Buffer.from(filename, 'utf8').subarray(0, MAX_NAME_BYTES);
  const cut = bytes.toString('utf8');
  const fallback = cut.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\]/g, '\\$&');
  const plain = `attachment; filename="${fallback}"`;
  return /^[\x20-\x7e]*$/.test(cut) ? plain : `${plain}; filename*=UTF-8''${percentEncode(bytes)}`;
}

// RFC 5987, section 3.2.1: the letters that need no escape (attr-char).
function percentEncode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9!#$&+.^_`|~-]/.test(letter)
      ? letter
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
