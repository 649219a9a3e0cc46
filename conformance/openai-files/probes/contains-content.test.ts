import { expect, test } from 'vitest';
import { containsContent } from './contains-content.js';

const secret = 'unlisted4711';
const bytes = [117, 110, 108, 105, 115, 116, 101, 100, 52, 55, 49, 49];

const containing: readonly { readonly given: string; readonly value: unknown }[] = [
  { given: 'text', value: 'unlisted4711' },
  { given: 'text inside of JSON', value: '{"s":"unlisted4711"}\n' },
  { given: 'text in a nested property', value: { meta: [{ preview: 'x unlisted4711 y' }] } },
  { given: 'the name of a property', value: { unlisted4711: true } },
  { given: 'JSON that is written as a string twice', value: '"{\\"s\\":\\"unlisted4711\\"}"' },
  {
    given: 'single characters',
    value: ['u', 'n', 'l', 'i', 's', 't', 'e', 'd', '4', '7', '1', '1'],
  },
  { given: 'escapes of JSON', value: '\\u0075\\u006e\\u006c\\u0069sted4711' },
  { given: 'escapes of C', value: '\\x75\\x6e\\x6c\\x69\\x73\\x74\\x65\\x64\\x34\\x37\\x31\\x31' },
  { given: 'percent-encoded bytes', value: '%75%6E%6C%69%73%74%65%64%34%37%31%31' },
  { given: 'HTML escapes', value: '&#117;&#x6e;listed4711' },
  // `printf unlisted4711 | base64`, with zero, one and two bytes before the text.
  { given: 'base64', value: 'dW5saXN0ZWQ0NzEx' },
  { given: 'base64 after one byte', value: 'LXVubGlzdGVkNDcxMQ==' },
  { given: 'base64 after two bytes', value: 'LS11bmxpc3RlZDQ3MTE=' },
  { given: 'base64 without padding', value: 'LXVubGlzdGVkNDcxMQ' },
  { given: 'base64 in a data URL', value: 'data:application/jsonl;base64,dW5saXN0ZWQ0NzEx' },
  { given: 'base64 in lines', value: 'dW5saXN0\r\nZWQ0NzEx\r\n' },
  { given: 'base64 in pieces', value: ['dW5saXN0', 'ZWQ0NzEx'] },
  { given: 'hexadecimal digits', value: '756e6c697374656434373131' },
  { given: 'hexadecimal digits in upper case', value: '756E6C697374656434373131' },
  { given: 'pairs of hexadecimal digits', value: '75 6e 6c 69 73 74 65 64 34 37 31 31' },
  {
    given: 'hexadecimal numbers',
    value: '0x75,0x6e,0x6c,0x69,0x73,0x74,0x65,0x64,0x34,0x37,0x31,0x31',
  },
  { given: 'byte values', value: bytes },
  { given: 'byte values after others', value: [123, 34, ...bytes, 34, 125] },
  { given: 'a Buffer of Node', value: { type: 'Buffer', data: bytes } },
  { given: 'a Buffer of Node as a string', value: JSON.stringify({ type: 'Buffer', data: bytes }) },
  { given: 'byte values by their index', value: Object.fromEntries(bytes.entries()) },
  { given: 'byte values as a string', value: bytes.join(', ') },
  { given: 'byte values line by line', value: { lines: [bytes.slice(0, 5), bytes.slice(5)] } },
];
test.each(containing)('content is found as $given', ({ value }) => {
  expect(containsContent({ name: value }, secret)).toBe(true);
});

const others: readonly { readonly given: string; readonly value: unknown }[] = [
  { given: 'null', value: null },
  { given: 'nothing', value: undefined },
  { given: 'a part of the text', value: 'unlisted471' },
  { given: 'base64 of another text', value: 'dW5saXN0ZWQ0NzEy' },
  { given: 'a checksum', value: 'c8a4f1e6b9d27035c8a4f1e6b9d27035' },
  { given: 'the byte values in reverse order', value: bytes.toReversed() },
  { given: 'byte values inside of larger numbers', value: [1117, ...bytes.slice(1)] },
];
test.each(others)('content is not found in $given', ({ value }) => {
  expect(containsContent(value, secret)).toBe(false);
});
