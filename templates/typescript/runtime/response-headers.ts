import { type HeaderReader, plainHeaders } from './plain-headers.js';

/** How the value of a header is read; it is a string where there is no rule. */
export type HeaderKind = 'number' | 'boolean' | 'json' | 'strings' | 'numbers' | 'booleans';

/** The rules of headers by their names in lower case. */
export type HeaderKinds = Readonly<Record<string, HeaderKind>>;

/**
 * Returns a function that reads the headers of a response by rules. A number that can't be read is
 * NaN, a boolean is true for `true` only, and JSON that is not valid stays a string.
 */
export function typedHeaders(kinds: HeaderKinds): HeaderReader {
  return (headers) =>
    Object.fromEntries(
      Object.entries(plainHeaders(headers)).map(([name, value]) => {
        const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
        // "[Set-Cookie] cannot be combined into a single field value" (RFC 9110, section 5.3): its
        // values contain commas.
        const values = name === 'set-cookie' ? headers.getSetCookie() : split(value);
        return [name, kind === undefined ? value : valueOf(kind, value, values)];
      }),
    );
}

function valueOf(kind: HeaderKind, text: string, values: readonly string[]): unknown {
  switch (kind) {
    case 'number':
      return numberOf(text);
    case 'boolean':
      return text === 'true';
    case 'json':
      return parse(text);
    case 'strings':
      return values;
    case 'numbers':
      return values.map(numberOf);
    case 'booleans':
      return values.map((each) => each === 'true');
  }
}

/** The style `simple` of an array: `blue,black` (OpenAPI 3.1.1, section 4.8.12.6). */
function split(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

/** `Number` reads an empty string as 0. */
function numberOf(text: string): number {
  return text === '' ? NaN : Number(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
