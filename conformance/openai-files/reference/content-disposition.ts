import { StringDecoder } from 'node:string_decoder';
import { encodeExtended } from 'content-disposition';

// Longer names are cut, since clients take no more than 16 KiB of headers altogether.
const MAX_NAME_BYTES = 3000;

/**
 * The header that names a download.
 *
 * RFC 6266, section 4.3: a name beyond ASCII stands in `filename*`, percent-encoded as UTF-8, with
 * an ASCII one beside it for clients that know no better. So does a name with `%41`, which some
 * clients would decode (appendix D). Any other name stands alone, in quotes, as recorded: the
 * library's `create` leaves out the quotes where it can.
 */
export function contentDisposition(filename: string): string {
  const bytes = Buffer.from(filename, 'utf8').subarray(0, MAX_NAME_BYTES);
  // The decoder leaves out a character of which the cut has left only a half.
  const cut = new StringDecoder('utf8').write(bytes);
  const fallback = cut.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\]/g, '\\$&');
  const plain = `attachment; filename="${fallback}"`;
  const isPlain = /^[\x20-\x7e]*$/.test(cut) && !/%[\da-f]{2}/i.test(cut);
  return isPlain ? plain : `${plain}; filename*=${encodeExtended(cut)}`;
}
