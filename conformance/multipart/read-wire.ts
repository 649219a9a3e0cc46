import {
  carriageReturn,
  lineFeed,
  readDelimiterLine,
  type DelimiterLine,
} from './delimiter-line.js';
import { bareLineFeeds, headEnd } from './head-lines.js';
import type { WireBody, WireProblem, WireProblemKind } from './wire-body.js';
import { keepParts, type WireParts } from './wire-parts.js';

/** Reads a body piece by piece, in bounded memory. */
export interface WireReader {
  add(bytes: Buffer): void;
  /** Call it once, after the last piece. */
  end(): WireBody;
}

/** In bytes. */
const longestHead = 16 * 1024;
const mostProblems = 20;

/**
 * Reads a multipart body strictly by the grammar of RFC 2046, section 5.1.1, and goes on after each
 * problem, so that one look shows all of them.
 *
 * @param boundary - As the media type states it, without quotes.
 * @param isDigested - Whether the contents are digested, which takes as long as all else.
 *
 * @example
 * const reader = readWire('b');
 * reader.add(Buffer.from('--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--b--\r\n'));
 * reader.end().parts[0]?.size; // 1
 */
export function readWire(boundary: string, isDigested = true): WireReader {
  const reader = new Reader(Buffer.from(boundary, 'latin1'), isDigested);
  return {
    add: (bytes) => {
      reader.add(bytes);
    },
    end: () => reader.end(),
  };
}

/** `preamble` and `epilogue` are ignored by all receivers. */
type Section = 'preamble' | 'head' | 'content' | 'epilogue';

class Reader {
  readonly #delimiter: Buffer;
  readonly #parts: WireParts;
  readonly #problems: WireProblem[] = [];
  #section: Section = 'preamble';
  /** What is not read yet, and its offset in the body. */
  #rest: Buffer = Buffer.alloc(0);
  #offset = 0;
  #hasDelimiter = false;
  /** The offset of what follows the boundary in the last delimiter. */
  #end = 0;

  constructor(boundary: Buffer, isDigested: boolean) {
    this.#parts = keepParts(isDigested);
    this.#delimiter = Buffer.concat([Buffer.from('--'), boundary]);
  }

  add(bytes: Buffer): void {
    if (this.#passPlain(bytes)) return;
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (this.#step(false));
  }

  /**
   * Reads a piece of content without a delimiter in it, nor in what is not read yet, without copying it.
   *
   * @returns whether that is what it is
   */
  #passPlain(bytes: Buffer): boolean {
    const { length } = this.#delimiter;
    const last = bytes.length - length - 2;
    if (this.#section !== 'content' || last < length || this.#rest.length > 4 * length)
      return false;
    const seam = Buffer.concat([this.#rest, bytes.subarray(0, length)]);
    if (seam.includes(this.#delimiter) || bytes.includes(this.#delimiter)) return false;
    this.#parts.add(this.#rest);
    this.#parts.add(bytes.subarray(0, last));
    this.#offset += this.#rest.length + last;
    // A copy of its own, so that the whole piece is not kept.
    this.#rest = Buffer.from(bytes.subarray(last));
    return true;
  }

  end(): WireBody {
    while (this.#step(true));
    const size = this.#offset + this.#rest.length;
    if (this.#section === 'head' && this.#rest.length > 0) {
      this.#openPart(this.#rest.toString('latin1'), this.#rest.length);
    }
    if (this.#section === 'content') this.#closePart(this.#rest);
    if (!this.#hasDelimiter) this.#report('no-delimiter', -this.#offset);
    else if (this.#section !== 'epilogue') this.#report('not-closed', size - this.#offset);
    return { parts: this.#parts.closed, problems: this.#problems, size };
  }

  /** Reads what can be read. @returns whether there may be more to read */
  #step(isEnd: boolean): boolean {
    switch (this.#section) {
      case 'preamble':
      case 'content':
        return this.#findDelimiter(isEnd);
      case 'head':
        return this.#readHead();
      case 'epilogue':
        return this.#readEpilogue(isEnd);
      default:
        return this.#section satisfies never;
    }
  }

  #findDelimiter(isEnd: boolean): boolean {
    const { length } = this.#delimiter;
    for (let from = 0; ;) {
      const at = this.#rest.indexOf(this.#delimiter, from);
      if (at === -1) {
        // A delimiter may begin in what was received, with the line end before it.
        if (!isEnd) this.#pass(this.#rest.length - length - 2);
        return false;
      }
      if (this.#isLineStart(at)) {
        const line = readDelimiterLine(this.#rest, at + length, isEnd);
        if (line === 'unknown') {
          this.#pass(at - 2);
          return false;
        }
        if (line !== undefined) {
          this.#endContent(at, line);
          return true;
        }
        this.#report('boundary-in-content', at + length);
      }
      from = at + 1;
    }
  }

  #isLineStart(at: number): boolean {
    if (at === 0) return this.#offset === 0 || this.#parts.isEmpty();
    return this.#rest[at - 1] === lineFeed;
  }

  #endContent(at: number, { isLast, next, bareLineFeed }: DelimiterLine): void {
    if (bareLineFeed !== undefined) this.#report('bare-line-feed', bareLineFeed);
    this.#hasDelimiter = true;
    const hasReturn = this.#rest[at - 2] === carriageReturn;
    const lineEnd = at === 0 ? 0 : hasReturn ? 2 : 1;
    if (at > 0 && !hasReturn) this.#report('bare-line-feed', at - 1);
    if (this.#section === 'content') this.#closePart(this.#rest.subarray(0, at - lineEnd));
    if (isLast) this.#end = this.#offset + at + this.#delimiter.length;
    this.#consume(next);
    this.#section = isLast ? 'epilogue' : 'head';
  }

  /** A delimiter behind the last one: what seemed to be the last was a line of the content. */
  #readEpilogue(isEnd: boolean): boolean {
    const at = this.#rest.indexOf(Buffer.concat([Buffer.from('\n'), this.#delimiter]));
    if (at !== -1) this.#report('boundary-in-content', this.#end - this.#offset);
    const kept = at !== -1 || isEnd ? 0 : this.#delimiter.length;
    this.#consume(Math.max(0, this.#rest.length - kept));
    return false;
  }

  #readHead(): boolean {
    const { end, next } = headEnd(this.#rest);
    const delimiter = this.#rest.indexOf(Buffer.concat([Buffer.from('\n'), this.#delimiter]));
    if (delimiter !== -1 && (end === -1 || delimiter < end)) {
      this.#report('no-empty-line', 0);
      this.#readHeadLines(delimiter + 1, delimiter + 1);
      return true;
    }
    if (end === -1 && this.#rest.length <= longestHead) return false;
    if (end === -1 || end > longestHead) {
      this.#report('long-head', longestHead);
      this.#openPart(this.#rest.toString('latin1', 0, longestHead), longestHead);
      return true;
    }
    if (next > 1 && this.#rest[next - 2] !== carriageReturn) {
      this.#report('bare-line-feed', next - 1);
    }
    this.#readHeadLines(end, next);
    return true;
  }

  #readHeadLines(end: number, next: number): void {
    const head = this.#rest.toString('latin1', 0, end);
    for (const index of bareLineFeeds(head)) this.#report('bare-line-feed', index);
    for (const { index } of head.matchAll(/\r(?!\n|$)/g)) this.#report('bare-return', index);
    this.#openPart(head.replace(/\r\n$|\n$/, ''), next);
  }

  #openPart(head: string, length: number): void {
    const offset = this.#offset;
    this.#consume(length);
    this.#parts.open({ offset, head, contentOffset: this.#offset });
    this.#section = 'content';
  }

  #closePart(last: Buffer): void {
    this.#parts.add(last);
    this.#parts.close();
  }

  /** Reads so many bytes of content, or of the preamble. */
  #pass(length: number): void {
    if (length <= 0) return;
    this.#parts.add(this.#rest.subarray(0, length));
    this.#consume(length);
  }

  #consume(length: number): void {
    this.#rest = this.#rest.subarray(length);
    this.#offset += length;
  }

  /** @param at the index from what is not read yet on */
  #report(kind: WireProblemKind, at: number): void {
    const offset = this.#offset + at;
    // What is not passed yet is read again with the next piece.
    const isKnown = this.#problems.some((each) => each.kind === kind && each.offset === offset);
    if (isKnown || this.#problems.length >= mostProblems) return;
    this.#problems.push({ kind, offset });
  }
}
