import { gzipSync } from 'node:zlib';
import { freshContent } from '../contents/fresh-file.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { LongContent } from './requests.js';

/** A content that servers were seen to change, or may change. */
export interface Content {
  readonly name: string;
  /** The beginning of a sentence: `A text without a final newline`. */
  readonly title: string;
  /** Of a long content only the length in bytes, as it is new in each case. */
  readonly bytes: Buffer | Pick<LongContent, 'length'>;
  /** Whether it is not documented that such a file is accepted. */
  readonly isUnsure?: boolean;
  readonly only?: NonNullable<OpenAIProbe['only']>;
}

/** A line whose length does not divide the block sizes of servers. */
const line = Buffer.from('upspec sends this line over and over until the file is long.\n');

/**
 * A long content, unlike any other of the run: a line, repeated.
 *
 * @param length in bytes
 */
export function longContent(target: Pick<OpenAITarget, 'numbers'>, length: number): LongContent {
  return { base64: freshContent(target, line).toString('base64'), length };
}

function text(content: string): Buffer {
  return Buffer.from(content, 'utf8');
}

/** The corpus. */
export const contents: readonly Content[] = [
  { name: 'empty', title: 'A file of zero bytes', bytes: Buffer.alloc(0), isUnsure: true },
  { name: 'one-byte', title: 'A file of one byte', bytes: text('x') },
  { name: 'one-nul', title: 'A file of one NUL byte', bytes: Buffer.from([0]) },
  { name: 'nul-inside', title: 'A text with a NUL byte inside', bytes: text('before\0after') },
  { name: 'cr-alone', title: 'A text of lines that end in CR', bytes: text('one\rtwo\r') },
  { name: 'lf-alone', title: 'A text of lines that end in LF', bytes: text('one\ntwo\n') },
  { name: 'crlf', title: 'A text of lines that end in CRLF', bytes: text('one\r\ntwo\r\n') },
  { name: 'crlf-alone', title: 'A file of one CRLF', bytes: text('\r\n') },
  {
    name: 'blank-ends',
    title: 'A text with white space at both ends',
    bytes: text('\n \t x \t \n\n'),
  },
  { name: 'bom', title: 'A text with a byte order mark', bytes: text('\uFEFF{"a":1}\n') },
  {
    name: 'bom-utf-16',
    title: 'A text in UTF-16',
    bytes: Buffer.from('\uFEFFż ó ł w\n', 'utf16le'),
  },
  {
    name: 'many-scripts',
    title: 'A text in UTF-8 of several scripts',
    bytes: text('{"prompt":"żółw 乌龟 черепаха سلحفاة 🐢"}\n'),
  },
  {
    name: 'invalid-utf-8',
    title: 'A file that is not valid UTF-8',
    bytes: Buffer.from('61c328a0a1e228a1f0288cbcfeff80c0af62', 'hex'),
  },
  {
    name: 'every-pair',
    title: 'A file with each byte value next to its complement',
    bytes: Buffer.from(Array.from({ length: 256 }, (_, value) => [value, 255 - value]).flat()),
  },
  {
    name: 'json',
    title: 'JSON without a final newline',
    bytes: text('{"b": 1.0,  "a": [ 1e2 ] }'),
  },
  { name: 'json-newline', title: 'JSON with a final newline', bytes: text('{"b":1,"a":2}\n') },
  { name: 'json-null', title: 'JSON that is null', bytes: text('null') },
  {
    name: 'jsonl',
    title: 'JSONL with a final newline',
    bytes: text('{"custom_id": "1",  "n": 1.0}\n{"n":1e2,"n":2}\n\n{"z":"\\u00e9\\/"}\n'),
  },
  {
    name: 'jsonl-open',
    title: 'JSONL without a final newline',
    bytes: text('{"custom_id": "1"}\n{"custom_id": "2"}'),
  },
  { name: 'jsonl-crlf', title: 'JSONL with CRLF', bytes: text('{"a": 1}\r\n{"a": 2}\r\n') },
  {
    name: 'gzip',
    title: 'A gzip file',
    bytes: gzipSync(text('{"a":1}\n'.repeat(40)), { level: 9 }),
  },
  {
    name: 'gzip-magic',
    title: 'A file that only starts like a gzip file',
    bytes: Buffer.from('1f8b0800000000000003', 'hex'),
  },
  {
    name: 'form-inside',
    title: 'A file that looks like a multipart body',
    bytes: text(
      '--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nbatch\r\n--x--\r\n--upspec-\r\n',
    ),
  },
  { name: 'base64', title: 'A text that looks like base64', bytes: text('aGVsbG8gd29ybGQ=') },
  { name: 'percent', title: 'A text that looks percent-encoded', bytes: text('a%0D%0Ab+c&d=e') },
  { name: 'quoted', title: 'A text that looks like a JSON string', bytes: text('"a\\nb"') },
  { name: 'html', title: 'An HTML page', bytes: text('<!doctype html><p>&amp;</p>') },
  { name: 'chunk-less', title: 'A file of 64 KiB less one byte', bytes: { length: 65_535 } },
  { name: 'chunk', title: 'A file of 64 KiB', bytes: { length: 65_536 } },
  { name: 'chunk-more', title: 'A file of 64 KiB and one byte', bytes: { length: 65_537 } },
  { name: '1-mib', title: 'A file of 1 MiB and one byte', bytes: { length: 1_048_577 } },
  { name: '65-mib', title: 'A file of 65 MiB', bytes: { length: 68_157_440 }, only: 'large' },
];
