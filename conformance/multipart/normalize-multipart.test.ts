import { describe, expect, it } from 'vitest';
import { normalizeMultipart } from './normalize-multipart.js';

/** What is left of a body that comes in pieces of a given length. */
function stripped(body: string, pieceLength: number): string {
  const filter = normalizeMultipart('b');
  const bytes = Buffer.from(body, 'latin1');
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) {
    out.push(...filter.push(bytes.subarray(at, at + pieceLength)));
  }
  return Buffer.concat([...out, ...filter.end()]).toString('latin1');
}

const bodies: readonly { readonly given: string; readonly body: string; readonly want: string }[] =
  [
    {
      given: 'no white space',
      body: '--b\r\n\r\none\r\n--b--\r\n',
      want: '\r\n--b\r\n\r\none\r\n--b--\r\n',
    },
    {
      given: 'white space after each boundary',
      body: '--b \t\r\n\r\none\r\n--b  \r\n\r\ntwo\r\n--b--\r\n',
      want: '\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n',
    },
    {
      given: 'white space that is content',
      body: '--b\r\n\r\n \t\r\n one \r\n--b--\r\n',
      want: '\r\n--b\r\n\r\n \t\r\n one \r\n--b--\r\n',
    },
    {
      given: 'a line that only begins like a boundary',
      body: '--b\r\n\r\none\r\n--b \tx\r\n--b--\r\n',
      want: '\r\n--b\r\n\r\none\r\n--b \tx\r\n--b--\r\n',
    },
    {
      given: 'a body that ends in the white space',
      body: '--b\r\n\r\none\r\n--b  ',
      want: '\r\n--b\r\n\r\none\r\n--b  ',
    },
    {
      given: 'carriage returns before a boundary',
      body: '--b\r\n\r\n\r\r\n\r\r\n--b \r\n\r\n\r\n--b--',
      want: '\r\n--b\r\n\r\n\r\r\n\r\r\n--b\r\n\r\n\r\n--b--',
    },
    {
      given: 'names with backslashes',
      body: '--b\r\nContent-Disposition: form-data; filename="\\\\a\\b"\r\n\r\n\\one\\\r\n--b \r\ncontent-disposition: form-data; name="c\\"\r\n\r\n\r\n--b--',
      want: '\r\n--b\r\nContent-Disposition: form-data; filename="\\\\\\\\a\\\\b"\r\n\r\n\\one\\\r\n--b\r\ncontent-disposition: form-data; name="c\\\\"\r\n\r\n\r\n--b--',
    },
    {
      given: 'a part without a blank line',
      body: '--b\r\nname="a\\"\r\n--b\r\n\r\none\r\n--b--',
      want: '\r\n--b\r\nname="a\\"\r\n--b\r\n\r\none\r\n--b--',
    },
    {
      given: 'more headers than are looked at',
      body: `--b\r\nContent-Disposition: form-data; name="\\${'a'.repeat(20_000)}"\r\n\r\n`,
      want: `\r\n--b\r\nContent-Disposition: form-data; name="\\${'a'.repeat(20_000)}"\r\n\r\n`,
    },
    {
      given: 'more white space than is looked at',
      body: `--b${' '.repeat(2000)}\r\n`,
      want: `\r\n--b${' '.repeat(2000)}\r\n`,
    },
  ];

describe.each([1, 2, 3, 7, 5000])('in pieces of %i bytes', (pieceLength) => {
  it.each(bodies)('$given', ({ body, want }) => {
    expect(stripped(body, pieceLength)).toBe(want);
  });
});
