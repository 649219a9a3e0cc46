import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { partBytes } from '../../replay/encode-body.js';
import { openContentNumbers } from '../../probe-contract/content-numbers.js';
import { fixturesFolder } from '../fixtures-folder.js';
import { suitedFile } from '../suited-file.js';
import { freshenFixture } from './freshen-fixture.js';
import { varyContent } from './vary-content.js';

describe('a variant of a content', () => {
  test.each([
    ['{"a":1}\n', 1, '{"a":2}\n'],
    ['{"a":1}\n', 9, '{"b":1}\n'],
    ['{"a"', 25, '{"z"'],
    ['A note.', 3, 'A aaad.'],
    ['A note.', 26, 'A aaba.'],
    ['{"role":"user","content":"Is it?"}\n', 1, '{"role":"user","content":"Aa ab?"}\n'],
    ['{"custom_id":"r-1","method":"GET"}\n', 10, '{"custom_id":"b-2","method":"GET"}\n'],
    ['{"content":" \\u00e9 x"}', 1, '{"content":" \\u00e9 b"}'],
    ['你好 b', 2, '你好 c'],
    ['', 5, ''],
    ['\r\n', 5, '\r\n'],
  ])('of %j with the number %i is %j', (content, number, expected) => {
    expect(varyContent(Buffer.from(content), number).toString()).toBe(expected);
  });

  test('differs from the variant of another content of the same shape with another number', () => {
    const contents = ['{"a":2}\n', '{"a":1}\n', '{"b":9}\n', '{"z":1}\n'].map((text) =>
      Buffer.from(text),
    );
    for (let first = 0; first < 234; first += 1) {
      const variants = contents.map((content, at) => `${varyContent(content, first + at)}`);
      expect(new Set(variants).size).toBe(4);
    }
  });

  test('of bytes that are not text is the same', () => {
    const bytes = Buffer.from('61c328a0', 'hex');
    expect(varyContent(bytes, 7)).toEqual(bytes);
  });

  test('of a GIF has other characters in its first comment', () => {
    // GIF89a, sections 17, 18 and 24: signature, screen, and a comment of two characters.
    const [head, tail] = ['474946383961010001000000002', '003b'];
    const gifOf = (comment: string): Buffer =>
      Buffer.from(`${head}1fe02${Buffer.from(comment).toString('hex')}${tail}`, 'hex');
    expect(varyContent(gifOf('aa'), 27)).toEqual(gifOf('bb'));
  });

  test('of a PNG is another PNG with right checksums', () => {
    const { content } = suitedFile('vision');
    const varied = varyContent(content, 70_000);
    expect(varied).toHaveLength(content.length);
    expect(varied.equals(content)).toBe(false);
    const chunk = varied.indexOf('pHYs');
    expect(varied.readUInt32BE(chunk + 13)).toBe(crc32(varied.subarray(chunk, chunk + 13)));
    // The checksum of the chunk as it was written by hand.
    expect(content.readUInt32BE(chunk + 13)).toBe(crc32(content.subarray(chunk, chunk + 13)));
  });
});

test('the recordings send no file twice, except where they are about that', async () => {
  const numbers = openContentNumbers();
  const sent = (await loadFixtures(fixturesFolder)).flatMap((fixture) =>
    freshenFixture(fixture, numbers).exchanges.flatMap(({ operation, request: { body } }) =>
      body !== undefined && 'multipart' in body
        ? body.multipart
            .filter(({ filename }) => filename !== undefined)
            .map((part) => ({
              name: fixture.name,
              content: `${operation} ${partBytes(part).toString('base64')}`,
            }))
        : [],
    ),
  );
  const names = sent
    .filter(({ content }, at) => sent.findIndex((each) => each.content === content) !== at)
    .map(({ name }) => name);
  expect([...new Set(names)]).toEqual([
    'files/create/same-file-twice',
    'files/list/assistants',
    'uploads/parts/same-bytes-twice',
  ]);
  expect(sent.length).toBeGreaterThan(100);
});
