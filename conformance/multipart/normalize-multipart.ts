import { normalizeHead } from './normalize-head.js';

/** A multipart body on its way to the parser, written in the one way that the parser reads right. */
export interface MultipartFilter {
  /** @returns what the parser may have by now */
  push(piece: Buffer): readonly Buffer[];
  /** @returns what was kept back until the end of the body */
  end(): readonly Buffer[];
}

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;
const BLANK_LINE = Buffer.from('\r\n\r\n');
/** In bytes: longer white space is left where it is. */
const MOST_PADDING = 1024;
/** In bytes: the headers of a part that are longer are left as they are. */
const MOST_HEAD = 16 * 1024;

/**
 * Removes the white space that may follow a boundary, and writes the names of each part so that the
 * parser reads them by the rule of {@link normalizeHead}.
 *
 * RFC 2046, section 5.1.1: "receivers MUST be able to handle padding added by message transports",
 * between a boundary and the end of its line. The parser does not expect it.
 */
export function normalizeMultipart(boundary: string): MultipartFilter {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary may begin the body. An empty line before it is a preamble, which is ignored.
  let rest: Buffer = Buffer.from('\r\n');
  return {
    push(piece) {
      const data = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const out: Buffer[] = [];
      let from = 0;
      for (;;) {
        const at = data.indexOf(delimiter, from);
        const head = at < 0 ? undefined : headAt(data, at + delimiter.length, delimiter);
        if (head === undefined) {
          const kept = at < 0 ? beginningOf(delimiter, data, from) : at;
          out.push(data.subarray(from, kept));
          rest = data.subarray(kept);
          return out;
        }
        out.push(data.subarray(from, at + delimiter.length), head.bytes);
        from = head.end;
      }
    },
    end: () => [rest],
  };
}

interface Head {
  /** What the parser is given in place of the head. */
  readonly bytes: Buffer;
  /** Where the head ends in the body. */
  readonly end: number;
}

const NOTHING = Buffer.alloc(0);

/** The bytes between a boundary and the content of its part; undefined until they have arrived. */
function headAt(data: Buffer, start: number, delimiter: Buffer): Head | undefined {
  let line = start;
  while (data[line] === SPACE || data[line] === TAB) line += 1;
  if (line - start > MOST_PADDING) return { bytes: NOTHING, end: start };
  if (line + 2 > data.length) return undefined;
  if (data[line] !== CR || data[line + 1] !== LF) return { bytes: NOTHING, end: start };
  const blank = data.indexOf(BLANK_LINE, line);
  const next = data.indexOf(delimiter, line);
  if (next >= 0 && (blank < 0 || next < blank)) return { bytes: NOTHING, end: line };
  if (blank < 0 && data.length - line <= MOST_HEAD) return undefined;
  if (blank < 0) return { bytes: NOTHING, end: line };
  const end = blank + BLANK_LINE.length;
  return { bytes: normalizeHead(data.subarray(line, end)), end };
}

/** Where the last bytes may be the beginning of a delimiter; the end of the data where they are not. */
function beginningOf(delimiter: Buffer, data: Buffer, from: number): number {
  const lowest = Math.max(from, data.length - delimiter.length + 1);
  const at = data.lastIndexOf(CR);
  if (at < lowest) return data.length;
  return delimiter.subarray(0, data.length - at).equals(data.subarray(at)) ? at : data.length;
}
