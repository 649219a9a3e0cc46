import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readWire } from './read-wire.js';
import type { WireBody } from './wire-body.js';

const head = 'Content-Disposition: form-data; name="n"';
const right = `--b\r\n${head}\r\n\r\n1\r\n--b\r\n${head}\r\n\r\n\r\n--b--\r\n`;

/** Reads a body in pieces of each of the given sizes, which must make no difference. */
function read(text: string, boundary = 'b'): WireBody {
  const bytes = Buffer.from(text, 'latin1');
  const bodies = [1, 2, 3, 7, bytes.length + 1].map((step) => {
    const reader = readWire(boundary);
    for (let at = 0; at < bytes.length; at += step) reader.add(bytes.subarray(at, at + step));
    return reader.end();
  });
  const [first, ...others] = bodies;
  for (const other of others) expect(other).toEqual(first);
  return first ?? { parts: [], problems: [], size: 0 };
}

const kindsOf = (text: string): readonly string[] => read(text).problems.map(({ kind }) => kind);

test('a right body has its parts and no problem', () => {
  const { parts, problems, size } = read(right);
  expect(problems).toEqual([]);
  expect(size).toBe(right.length);
  expect(parts.map((part) => [part.head, part.size, part.content.toString()])).toEqual([
    [head, 1, '1'],
    [head, 0, ''],
  ]);
  expect(parts[0]).toMatchObject({
    offset: 5,
    contentOffset: 49,
    sha256: createHash('sha256').update('1').digest('hex'),
  });
});

test.each([
  ['a preamble and an epilogue', `preamble\r\n${right}epilogue`],
  ['white space after a boundary', right.replace('--b\r\n', '--b \t\r\n')],
  ['no line end after the last delimiter', right.slice(0, -2)],
  ['the boundary within a line', right.replace('\r\n1\r\n', '\r\na--b\r\n')],
  ['a line feed before what is no boundary', right.replace('\r\n1\r\n', '\r\n1\n-b\n--\r\n')],
  ['further headers', right.replace(head, `${head}\r\nX-A: 1`)],
])('%s is not a problem', (_, text) => {
  expect(kindsOf(text)).toEqual([]);
});

describe('a problem is found at its byte:', () => {
  test.each([
    ['no delimiter', 'n=1', [['no-delimiter', 0]]],
    ['an empty body', '', [['no-delimiter', 0]]],
    ['another boundary', right.replaceAll('--b', '--c'), [['no-delimiter', 0]]],
    ['no last delimiter', right.slice(0, -7), [['not-closed', 103]]],
    ['a body that ends within a head', `--b\r\n${head}`, [['not-closed', 45]]],
    ['a line feed after a delimiter', right.replace('--b\r\n', '--b\n'), [['bare-line-feed', 3]]],
    ['a line feed before a delimiter', right.replace('1\r\n', '1\n'), [['bare-line-feed', 50]]],
    [
      'a line feed between headers',
      right.replace(head, `${head}\nX-A: 1`),
      [['bare-line-feed', 45]],
    ],
    ['a carriage return in a header', right.replace('"n"', '"n\r"'), [['bare-return', 44]]],
    [
      'a line of the content that begins with the delimiter',
      right.replace('1\r\n', 'x\r\n--boo\r\n'),
      [['boundary-in-content', 55]],
    ],
  ])('%s', (_, text, problems) => {
    expect(read(text).problems.map(({ kind, offset }) => [kind, offset])).toEqual(problems);
  });
});

test('a head without an end is given up', () => {
  const reader = readWire('b');
  reader.add(Buffer.from(`--b\r\n${'X-A: 1\r\n'.repeat(4_000)}`));
  expect(reader.end().problems.map(({ kind }) => kind)).toContain('long-head');
});

test('of a long content a beginning is kept, and all is counted', () => {
  const reader = readWire('b');
  reader.add(Buffer.from(`--b\r\n${head}\r\n\r\n`));
  for (let sent = 0; sent < 32; sent += 1) reader.add(Buffer.alloc(1024 * 1024));
  reader.add(Buffer.from('\r\n--b--\r\n'));
  const { parts, problems } = reader.end();
  expect(problems).toEqual([]);
  expect(parts[0]?.size).toBe(32 * 1024 * 1024);
  expect(parts[0]?.content.length).toBe(64 * 1024);
});
