import { crc32 } from 'node:zlib';
import { parseJson } from '../../json/parse-json.js';

/**
 * A variant of a content, of the same size and format. Numbers that follow each other give different
 * variants, as long as there are any, also of different contents that have the same shape. In a text,
 * the last five ASCII characters from A to Z, a to z and 1 to 9 are replaced, so that the beginning
 * stays readable. In JSON lines these are characters of
 * sentences, or else of other strings that are free. A PNG varies in its resolution, a GIF in its first
 * comment. Other contents have no variants.
 *
 * @param number 0 to 2147483647
 *
 * @example
 * varyContent(Buffer.from('{"a":1}\n'), 1).toString(); // '{"a":2}\n'
 */
export function varyContent(content: Buffer, number: number): Buffer {
  const varied = Buffer.from(content);
  const resolution = content.indexOf('pHYs');
  if (resolution >= 0) return varyResolution(varied, resolution, number);
  let rest = number;
  const positions = content.toString('latin1').startsWith('GIF89a')
    ? commentPositions(content)
    : freePositions(content);
  for (const { at, character } of positions.slice(0, 5)) {
    const characters = characterSets.find((set) => set.includes(character)) ?? '';
    varied[at] = characters.charCodeAt(rest % characters.length);
    rest = Math.floor(rest / characters.length);
  }
  return varied;
}

/** What the variants of a content have in common. */
export function shapeOf(content: Buffer): string {
  return content
    .toString('latin1')
    .replaceAll(/[A-Za-z]/g, 'a')
    .replaceAll(/[1-9]/g, '1');
}

/** A number in JSON must not begin with zero. */
const characterSets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '123456789'];

/** PNG, section 11.3.4.3: four bytes for each axis and one for the unit. Section 5.3: the CRC follows. */
function varyResolution(png: Buffer, type: number, number: number): Buffer {
  const crc = type + 13;
  if (png.length < crc + 4) return png;
  png.writeUInt32BE(number, type + 4);
  png.writeUInt32BE(number, type + 8);
  png.writeUInt32BE(crc32(png.subarray(type, crc)), crc);
  return png;
}

/**
 * GIF89a, section 24: a comment is an extension (21 hexadecimal) of its own label (FE), and the first
 * block has a size.
 */
function commentPositions(gif: Buffer): readonly Position[] {
  const label = gif.indexOf(Buffer.from([0x21, 0xfe]));
  const start = label + 3;
  const size = label < 0 ? 0 : (gif[label + 2] ?? 0);
  return [...gif.subarray(start, start + size).toString('latin1')].flatMap((character, at) =>
    /[A-Za-z]/.test(character) ? [{ at: start + at, character }] : [],
  );
}

interface Position {
  readonly at: number;
  readonly character: string;
}

/** A JSON string with a space, as a value. */
const sentence = /(?<=:\s*)"(?:[^"\\]|\\.)* (?:[^"\\]|\\.)*"/g;

/** A JSON string as a value, except where a line of a batch or a chat has only a few values. */
const freeString =
  /(?<=:\s*)(?<!"(?:method|url|role|model|object|endpoint)"\s*:\s*)"(?:[^"\\]|\\.)+"/g;

/** From the last one on. */
function freePositions(content: Buffer): readonly Position[] {
  const text = content.toString('latin1');
  if (!Buffer.from(content.toString('utf8')).equals(content)) return [];
  const patterns = isJsonLines(content) ? [sentence, freeString] : [];
  const found = patterns.map((pattern) => [...text.matchAll(pattern)]);
  const spans = found.find((each) => each.length > 0) ?? [...text.matchAll(/[^]+/g)];
  const positions = spans.flatMap((span) =>
    // The characters of escapes stay as they are.
    [...span[0].matchAll(/\\(?:u[0-9a-fA-F]{4}|.)|[A-Za-z1-9]/g)]
      .filter(([character]) => character.length === 1)
      .map(({ 0: character, index }) => ({ at: span.index + index, character })),
  );
  return positions.reverse();
}

function isJsonLines(content: Buffer): boolean {
  const lines = content.toString('utf8').split(/\r?\n/);
  return lines.every((line) => line === '' || parseJson(line).ok);
}
