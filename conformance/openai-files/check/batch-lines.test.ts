import { expect, test } from 'vitest';
import type { RecordedPart } from '../../fixture-format/fixture.js';
import { suitedFile } from '../suited-file.js';
import { sendsOddBatchLines } from './batch-lines.js';

const right = suitedFile('batch').content.toString();
const twice = Buffer.from(right + right).toString('base64');
const unended = Buffer.from(right.trimEnd()).toString('base64');
const batch: RecordedPart = { name: 'purpose', text: 'batch' };
const file = (part: Partial<RecordedPart>): RecordedPart => ({ name: 'file', ...part });

test.each<[string, readonly RecordedPart[], boolean]>([
  ['a request', [batch, file({ text: right })], false],
  [
    'two requests without a final newline',
    [file({ text: `${right}${right.trim()}` }), batch],
    false,
  ],
  ['a request in base64', [batch, file({ base64: Buffer.from(right).toString('base64') })], false],
  ['a request without a method', [batch, file({ text: right.replace('method', 'm') })], true],
  ['an empty line', [batch, file({ text: `${right}\n${right}` })], true],
  ['no lines at all', [batch, file({ text: '' })], true],
  ['text', [batch, file({ text: 'A note.\n' })], true],
  ['repeated bytes', [batch, file({ base64: 'eA==', length: 10 })], true],
  ['two repeated requests', [batch, file({ base64: twice, length: right.length * 99 })], false],
  [
    'requests without a newline between them',
    [batch, file({ base64: unended, length: 9999 })],
    true,
  ],
  [
    'requests that are cut off',
    [batch, file({ base64: twice, length: right.length * 9 - 5 })],
    true,
  ],
  ['text of another purpose', [{ ...batch, text: 'vision' }, file({ text: 'x' })], false],
  ['no file', [batch], false],
])('a batch file of %s', (_, multipart, want) => {
  expect(sendsOddBatchLines({ body: { multipart } })).toBe(want);
});

test('a body that is not multipart has no batch file', () => {
  expect(sendsOddBatchLines({ body: { json: { purpose: 'batch' } } })).toBe(false);
  expect(sendsOddBatchLines({})).toBe(false);
});
