import { expect, test } from 'vitest';
import { leakOf } from './leak.js';

const secret = 'atextofthefile4711';
const created = { id: 'file-1', object: 'file', filename: 'storage.jsonl', app_path: '/a' };
const base64 = Buffer.from(`{"s":"${secret}"}`).toString('base64');

const listed: readonly { readonly given: string; readonly item: object; readonly want?: string }[] =
  [
    { given: 'a property of the vendor', item: { app_id: 'x' } },
    { given: 'a property that creation also returns', item: {} },
    {
      given: 'the content',
      item: { data: `{"s":"${secret}"}` },
      want: "the file's content in the property data",
    },
    {
      given: 'the content in base64',
      item: { data: base64 },
      want: "the file's content in the property data",
    },
    {
      given: 'the content in a nested property',
      item: { meta: { lines: [secret] } },
      want: "the file's content in the property meta",
    },
    {
      given: 'the content as numbers',
      item: { raw: [...Buffer.from(secret)] },
      want: "the file's content in the property raw",
    },
    {
      given: 'the content as a Buffer',
      item: { meta: { content: Buffer.from(`{"s":"${secret}"}`) } },
      want: "the file's content in the property meta",
    },
    {
      given: 'the content in url-safe base64',
      item: { body: Buffer.from(`??>{"s":"${secret}"}`).toString('base64url') },
      want: "the file's content in the property body",
    },
    {
      given: 'the content in hexadecimal digits',
      item: { body: Buffer.from(`{"s":"${secret}"}`).toString('hex') },
      want: "the file's content in the property body",
    },
    {
      given: 'the key of a store',
      item: { storage_key: 's3://x' },
      want: 'the property storage_key, which creation does not return: s3://x',
    },
  ];
test.each(listed)('$given of a listed file is or is not a leak: $want', ({ item, want }) => {
  expect(leakOf({ ...created, ...item }, { created, secret })).toBe(want);
});
