import { createHash } from 'node:crypto';

/**
 * Lines whose last string is empty, the longest first: characters of no meaning are put into it. The
 * shortest are used where a content has no room for the others.
 */
export type LineFrames = readonly [string, ...string[]];

/** Lines of plain JSON. */
export const plainFrames: LineFrames = ['{"generated":""}\n', '{"":""}\n'];

/** What a content is: bytes, or text that consists of such lines. */
export type Form = 'bytes' | LineFrames;

/** Bytes in place of others: those of a whole content, or of a piece of it. */
export interface Generated {
  /** Two contents of one number and one length are the same. */
  readonly number: number;
  readonly form: Form;
  /** In bytes, of the whole content. */
  readonly whole: number;
  /** Where the piece begins. */
  readonly offset: number;
  readonly length: number;
}

/**
 * What gives the bytes when it is repeated up to their length; text is whole lines of JSON, as most
 * files are that the API takes, and ends with one.
 */
export function generatePeriod({ offset, ...content }: Omit<Generated, 'length'>): Buffer {
  const period = content.form === 'bytes' ? bytesOf(content.number) : linesOf(content);
  const start = offset % period.length;
  return Buffer.concat([period.subarray(start), period.subarray(0, start)]);
}

/** The MD5 of contents in a row, in the spelling of a recorded one; as it was in any other. */
export function digestGenerated(contents: readonly Generated[], recorded: string): string {
  const hash = createHash('md5');
  for (const content of contents) hashContent(content, hash);
  if (/^[0-9a-f]{32}$/i.test(recorded)) return hash.digest('hex');
  return /^[A-Za-z0-9+/]{22}==$/.test(recorded) ? hash.digest('base64') : recorded;
}

function hashContent(content: Generated, hash: ReturnType<typeof createHash>): void {
  const period = generatePeriod(content);
  const block = Buffer.alloc(period.length * 64, period);
  for (let left = content.length; left > 0; left -= block.length) {
    hash.update(left < block.length ? block.subarray(0, left) : block);
  }
}

/** In bytes. Prime numbers: no two parts of a usual size begin at the same offset of the period. */
const periods = [1021, 1013, 983, 947, 911, 877, 839, 797, 761, 727, 691, 653, 617, 577] as const;
const [longest] = periods;

function bytesOf(number: number): Buffer {
  const hash = createHash('shake256', { outputLength: longest });
  return hash.update(`upspec content ${number}`).digest();
}

/** A line that ends where the content ends, and one for the rest of the period. */
function linesOf({ number, form, whole }: Pick<Generated, 'number' | 'form' | 'whole'>): Buffer {
  const characters = bytesOf(number).toString('hex');
  const frame = form === 'bytes' ? '' : form[0];
  if (whole <= longest) return lineOf(characters, { form, length: whole });
  const hasRoom = (length: number): boolean => length === 0 || length >= frame.length;
  const period =
    periods.find((each) => hasRoom(whole % each) && hasRoom(each - (whole % each))) ?? longest;
  const last = whole % period;
  return Buffer.concat([
    lineOf(characters, { form, length: last }),
    lineOf(characters.slice(characters.length / 2), { form, length: period - last }),
  ]);
}

interface Line {
  readonly form: Form;
  readonly length: number;
}

/** JSON of so many bytes; what has no room for a line ends without its break. */
function lineOf(characters: string, { form, length }: Line): Buffer {
  const frames = form === 'bytes' ? plainFrames : form;
  const fitting = frames.find((each) => each.length <= length);
  if (fitting !== undefined) {
    const at = fitting.lastIndexOf('""') + 1;
    const padding = characters.slice(0, length - fitting.length);
    return Buffer.from(fitting.slice(0, at) + padding + fitting.slice(at));
  }
  return Buffer.from(length > 2 ? `${'{}'.padEnd(length - 1)}\n` : (['', '0', '{}'][length] ?? ''));
}
