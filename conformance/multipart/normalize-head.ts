/**
 * Writes the Content-Disposition of a part so that a parser of quoted strings (RFC 9110, section
 * 5.6.4) reads its names as their sender means them. Clients write a name in one of two ways:
 *
 * - Browsers, and the official Node and Python libraries, follow the HTML standard
 *   ("multipart/form-data encoding algorithm"): a quote, a carriage return and a line feed are
 *   written as `%22`, `%0D` and `%0A`. Everything else is unchanged, backslashes too.
 * - Go, and with it the official command line, Ruby and Rust write a quoted string: `\"` for a
 *   quote, and `\\` for a backslash.
 *
 * A name that holds an escaped quote is a quoted string. In any other name a backslash is a
 * backslash: `\\srv\x.txt` is a path of Windows. No percent sign is decoded: the first way writes
 * `a"b` and `a%22b` alike, and a server that decoded would change names that hold `%22`.
 *
 * @param head - The lines from the boundary's line break to the blank line.
 */
export function normalizeHead(head: Buffer): Buffer {
  const text = head.toString('latin1');
  if (!text.includes('\\')) return head;
  return Buffer.from(text.replace(disposition, rewrite), 'latin1');
}

/** A header of one line; a continued one (obs-fold) is left as it is. */
const disposition = /^(content-disposition[ \t]*:)([^\r\n]*)$/gim;

function rewrite(line: string, name: string, value: string): string {
  const parts = splitParameters(value);
  return parts === undefined ? line : `${name}${parts.join(';')}`;
}

/** The value, cut at its semicolons, quoted strings rewritten; undefined where it is malformed. */
function splitParameters(value: string): readonly string[] | undefined {
  const parts: string[] = [];
  for (let at = 0; at <= value.length;) {
    const quote = /^[^;"]*=[ \t]*"/.exec(value.slice(at));
    if (quote === null) {
      const end = value.indexOf(';', at);
      const part = value.slice(at, end < 0 ? undefined : end);
      if (part.includes('"')) return undefined;
      parts.push(part);
      at += part.length + 1;
    } else {
      const start = at + quote[0].length;
      const end = endOfString(value, start);
      if (end === undefined) return undefined;
      parts.push(`${quote[0]}${requote(value.slice(start, end))}"`);
      const following = value.indexOf(';', end);
      at = following < 0 ? value.length + 1 : following + 1;
    }
  }
  return parts;
}

/** Where a string ends: at the first quote that is not escaped, or at the first one at all. */
function endOfString(value: string, start: number): number | undefined {
  const escaped = /^(?:\\.|[^\\"])*/.exec(value.slice(start))?.[0].length ?? 0;
  return [start + escaped, value.indexOf('"', start)].find(
    (end) => end >= start && /^"[ \t]*(?:;|$)/.test(value.slice(end)),
  );
}

/** The text between two quotes, as a quoted string. */
function requote(text: string): string {
  return /(?:^|[^\\])(?:\\\\)*\\"/.test(text) ? text : text.replaceAll('\\', '\\\\');
}
