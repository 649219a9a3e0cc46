import { StringDecoder } from 'node:string_decoder';
import { encodeExtended } from 'content-disposition';

// Longer names are truncated, because clients accept at most 16 KiB of headers.
const MAX_NAME_BYTES = 3000;

/**
 * The header with the filename of a download.
 *
 * RFC 6266, section 4.3: a non-ASCII name is sent in `filename*`, percent-encoded as UTF-8, with an
 * ASCII name for clients that do not support it. So is a name with `%41`, which some clients would
 * decode (appendix D). Any other name is sent alone, in quotes, as recorded: the library's
 * `create` omits the quotes where possible.
 */
export function contentDisposition(filename: string): string {
  const bytes = Buffer.from(filename, 'utf8').subarray(0, MAX_NAME_BYTES);
  // The decoder drops a character that is only half there after the truncation.
  const cut = new StringDecoder('utf8').write(bytes);
  const fallback = cut.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\]/g, '\\$&');
  const plain = `attachment; filename="${fallback}"`;
  const isPlain = /^[\x20-\x7e]*$/.test(cut) && !/%[\da-f]{2}/i.test(cut);
  return isPlain ? plain : `${plain}; filename*=${encodeExtended(cut)}`;
}
