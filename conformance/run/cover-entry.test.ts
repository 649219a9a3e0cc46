import type { Entry } from 'har-format';
import { expect, test } from 'vitest';
import { mapTexts } from '../json/map-texts.js';
import { coverEntry, type Cover } from './cover-entry.js';

const secret = 'tok-9f8e7d6c';
const cover: Cover = (value) => mapTexts(value, (text) => text.replaceAll(secret, '***'));

function entryOf(body: string, encoding?: 'base64'): Entry {
  const none = { cookies: [], headers: [], headersSize: -1, bodySize: -1, httpVersion: 'HTTP/1.1' };
  const text = encoding === undefined ? body : Buffer.from(body, 'latin1').toString('base64');
  const coded = encoding === undefined ? {} : { encoding };
  const postData = encoding === undefined ? {} : { _encoding: encoding };
  return {
    startedDateTime: '2026-01-31T12:00:00.000Z',
    time: 1,
    request: {
      ...none,
      method: 'POST',
      url: `http://h/?key=${secret}`,
      queryString: [{ name: 'key', value: secret }],
      postData: { mimeType: '', text, ...postData },
    },
    response: {
      ...none,
      status: 200,
      statusText: 'OK',
      redirectURL: '',
      headers: [{ name: 'x-token', value: secret }],
      content: { size: 1, mimeType: '', text, ...coded },
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

test('a secret is covered in each text of an entry', () => {
  const covered = coverEntry(entryOf(`{"token":"${secret}"}`), cover);
  expect(JSON.stringify(covered)).not.toContain(secret);
  expect(covered.response.content.text).toBe('{"token":"***"}');
});

test('a secret is covered in a body in base64, whose other bytes stay', () => {
  const { request, response } = coverEntry(entryOf(`\xff${secret}\x00`, 'base64'), cover);
  const expected = Buffer.from('\xff***\x00', 'latin1').toString('base64');
  expect(request.postData?.text).toBe(expected);
  expect(response.content.text).toBe(expected);
});

test('a body in base64 without a secret stays as it is', () => {
  const entry = entryOf('\xff\x00', 'base64');
  expect(coverEntry(entry, cover).response.content).toEqual(entry.response.content);
});
