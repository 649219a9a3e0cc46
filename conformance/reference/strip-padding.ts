/** A multipart body on its way to the parser, without the white space that may follow a boundary. */
export interface PaddingFilter {
  /** @returns what the parser may have by now */
  push(piece: Buffer): readonly Buffer[];
  /** @returns what was kept back until the end of the body */
  end(): readonly Buffer[];
}

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;
/** In bytes: longer white space is left where it is. */
const MOST_PADDING = 1024;

/**
 * RFC 2046, section 5.1.1: "receivers MUST be able to handle padding added by message transports", which
 * stands between a boundary and the end of its line. The parser does not know of it.
 */
export function stripPadding(boundary: string): PaddingFilter {
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
        const end = at + delimiter.length;
        const after = at < 0 ? 0 : skipWhiteSpace(data, end);
        const isPadding = after - end <= MOST_PADDING;
        if (at < 0 || (isPadding && after + 2 > data.length)) {
          const kept = at < 0 ? beginningOf(delimiter, data, from) : at;
          out.push(data.subarray(from, kept));
          rest = data.subarray(kept);
          return out;
        }
        out.push(data.subarray(from, end));
        from = isPadding && data[after] === CR && data[after + 1] === LF ? after : end;
      }
    },
    end: () => [rest],
  };
}

function skipWhiteSpace(data: Buffer, from: number): number {
  let at = from;
  while (data[at] === SPACE || data[at] === TAB) at += 1;
  return at;
}

/** Where the last bytes may be the beginning of a delimiter; the end of the data where they are not. */
function beginningOf(delimiter: Buffer, data: Buffer, from: number): number {
  const lowest = Math.max(from, data.length - delimiter.length + 1);
  const at = data.lastIndexOf(CR);
  if (at < lowest) return data.length;
  return delimiter.subarray(0, data.length - at).equals(data.subarray(at)) ? at : data.length;
}
