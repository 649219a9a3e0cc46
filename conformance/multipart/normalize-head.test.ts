import { Busboy } from '@fastify/busboy';
import { describe, expect, test } from 'vitest';
import { normalizeHead } from './normalize-head.js';

/** The filename that the parser reads in a head that says so. */
async function filenameOf(parameters: string): Promise<string | undefined> {
  const head = `\r\nContent-Disposition: form-data; ${parameters}\r\n\r\n`;
  const parser = new Busboy({
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    preservePath: true,
    isPartAFile: (name) => name === 'file',
  });
  return new Promise((resolve, reject) => {
    parser.on('file', (...[, stream, filename]) => {
      stream.resume();
      resolve(filename);
    });
    parser.on('error', reject);
    parser.on('finish', () => {
      resolve(undefined);
    });
    const body = [Buffer.from('--b'), normalizeHead(Buffer.from(head)), Buffer.from('x\r\n--b--')];
    parser.end(Buffer.concat(body));
  });
}

describe('a filename in the way of the HTML standard', () => {
  // Left: as sent. Right: as read.
  test.each([
    [String.raw`\\srv\x.txt`, String.raw`\\srv\x.txt`],
    [String.raw`a\\b.txt`, String.raw`a\\b.txt`],
    [String.raw`a\b.txt`, String.raw`a\b.txt`],
    [String.raw`C:\tmp\a.txt`, String.raw`C:\tmp\a.txt`],
    [String.raw`folder\ `, String.raw`folder\ `],
    ['ends with\\', 'ends with\\'],
    ['ends with two\\\\', 'ends with two\\\\'],
    ['per%22cent.txt', 'per%22cent.txt'],
    ['%0A.txt', '%0A.txt'],
    ['%0D%0a\\%22.txt', '%0D%0a\\%22.txt'],
    [String.raw`ü\ж.txt`, String.raw`ü\ж.txt`],
    ['a; b=c\\.txt', 'a; b=c\\.txt'],
    ["it's\\'.txt", "it's\\'.txt"],
  ])('%s is read as it is', async (sent, want) => {
    expect(await filenameOf(`name="file"; filename="${sent}"`)).toBe(want);
    expect(await filenameOf(`filename="${sent}"; name="file"`)).toBe(want);
  });
});

describe('a filename as a quoted string', () => {
  test.each([
    [String.raw`a \"b\" c.txt`, 'a "b" c.txt'],
    [String.raw`\"`, '"'],
    [String.raw`\\srv\\\"x\".txt`, String.raw`\srv\"x".txt`],
    [String.raw`a\"; b.txt`, 'a"; b.txt'],
    [String.raw`a\";name=\"b`, 'a";name="b'],
    [String.raw`ends\"`, 'ends"'],
  ])('%s is read as %s', async (sent, want) => {
    expect(await filenameOf(`name="file"; filename="${sent}"`)).toBe(want);
  });
});

test.each([
  'Content-Disposition: form-data; name="file"; filename=a\\b.txt',
  'Content-Disposition: form-data; name="fi\\le',
  'Content-Disposition: form-data; name="file" x; filename="a\\b"',
  'Content-Type: text/x; note="a\\b"',
])('what is not a parameter of a name is unchanged: %s', (line) => {
  const head = Buffer.from(`\r\n${line}\r\n\r\n`);
  expect(normalizeHead(head).toString()).toBe(head.toString());
});
