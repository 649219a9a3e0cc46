import { createHash } from 'node:crypto';

/** Bytes in place of others: a piece, over and over, that begins amid the first one. */
export interface Generated {
  /** Two contents of one number are the same. */
  readonly number: number;
  readonly isText: boolean;
  readonly offset: number;
  readonly length: number;
}

/** In bytes. A prime number: no two parts of a usual size begin at the same place of the piece. */
export const pieceLength = 1021;

/**
 * The piece that gives the content when it is repeated up to its length. Text is made of lines of
 * JSON, as most files are that the API takes.
 */
export function generatePiece({ number, isText, offset }: Omit<Generated, 'length'>): Buffer {
  const hash = createHash('shake256', { outputLength: pieceLength });
  const bytes = hash.update(`upspec content ${number}`).digest();
  const piece = isText ? lineOf(bytes) : bytes;
  const start = offset % pieceLength;
  return Buffer.concat([piece.subarray(start), piece.subarray(0, start)]);
}

/** The MD5 of contents in a row, in the spelling of a recorded one; as it was in any other. */
export function digestGenerated(contents: readonly Generated[], recorded: string): string {
  const hash = createHash('md5');
  for (const content of contents) hashContent(content, hash);
  if (/^[0-9a-f]{32}$/i.test(recorded)) return hash.digest('hex');
  return /^[A-Za-z0-9+/]{22}==$/.test(recorded) ? hash.digest('base64') : recorded;
}

function hashContent(content: Generated, hash: ReturnType<typeof createHash>): void {
  const piece = generatePiece(content);
  const block = Buffer.alloc(pieceLength * 64, piece);
  for (let left = content.length; left > 0; left -= block.length) {
    hash.update(left < block.length ? block.subarray(0, left) : block);
  }
}

function lineOf(bytes: Buffer): Buffer {
  const frame = '{"generated":""}\n';
  const letters = bytes.toString('hex').slice(0, pieceLength - frame.length);
  return Buffer.from(frame.replace('""', `"${letters}"`));
}
