import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { judgeValue, locationsOf } from './schema.js';
import { formatDifference, type Difference } from '../difference/difference.js';

const contract = loadContract();
const file = {
  id: 'file-a',
  object: 'file',
  bytes: 5,
  created_at: 1000,
  expires_at: null,
  filename: 'a.txt',
  purpose: 'batch',
  status: 'processed',
  status_details: null,
};
const page = { object: 'list', first_id: 'file-a', last_id: 'file-a', has_more: false };

test.each([
  ['FileObject', '/status', ['FileObject.status', 'FileObject']],
  [
    'FileList',
    '/data/3/status',
    [
      'FileObject.status',
      'FileObject',
      '#/components/schemas/FileList/properties/data',
      'FileList.data',
      'FileList',
    ],
  ],
  ['Upload', '/file/bytes', ['FileObject.bytes', 'FileObject', 'Upload.file', 'Upload']],
  ['ErrorResponse', '/error', ['Error', 'ErrorResponse.error', 'ErrorResponse']],
  ['FileList', '', ['FileList']],
  ['FileObject', '/unknown/deep', ['FileObject']],
])('in %s the pointer %s leads through %j', (schema, pointer, want) => {
  expect(locationsOf(contract.described, schema, pointer)).toEqual(want);
});

test.each([
  ['a right value', 'FileObject', file, []],
  [
    'a missing key',
    'ErrorResponse',
    { error: { message: 'no', type: 'x', code: null } },
    ['body /error/param: present | absent'],
  ],
  [
    'a wrong constant',
    'FileObject',
    { ...file, object: 'document' },
    ['body /object: must be "file" | "document"'],
  ],
  ['a file in place of an upload', 'Upload', file, ['body /object: must be "upload" | "file"']],
  [
    'the same fault in each item',
    'FileList',
    { ...page, data: [file, { ...file, bytes: '5' }, { ...file, bytes: '6' }] },
    ['body /data/1/bytes: must be integer | "5" (and at 1 more locations)'],
  ],
  [
    'a purpose of the wrong type',
    'FileObject',
    { ...file, purpose: 5 },
    ['body /purpose: must be string | 5'],
  ],
  [
    'another object altogether',
    'FileObject',
    { id: 'file-a', object: 'file' },
    [
      'body: an object with bytes, created_at, filename, purpose, status | {"id":"file-a","object":"file"}',
    ],
  ],
  ['an error as a text', 'ErrorResponse', { error: 'no' }, ['body /error: must be object | "no"']],
  ['null', 'FileObject', null, ['body: must be object | null']],
])('%s is reported once for each violation', (_, schema, live, want) => {
  const violations = judgeValue(contract, { schema, live });
  expect(violations.map(lineOf)).toEqual(want);
});

function lineOf(difference: Difference): string {
  const { where, expected, actual } = formatDifference(difference);
  return `${where}: ${expected} | ${actual}`;
}
