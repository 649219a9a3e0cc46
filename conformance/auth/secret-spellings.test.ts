import { expect, test } from 'vitest';
import { secretSpellings } from './secret-spellings.js';

const secret = 'p@ss wörd/1~"x';

test.each([
  ['as it is', `a ${secret} b`],
  ['percent-encoded', 'q=p%40ss%20w%C3%B6rd%2F1~%22x&a'],
  ['percent-encoded in lower case', 'q=p%40ss%20w%c3%b6rd%2f1~%22x&a'],
  ['as a field of a form', 'q=p%40ss+w%C3%B6rd%2F1~%22x&a'],
  ['inside JSON', JSON.stringify({ a: secret })],
  ['by Base64', Buffer.from(secret).toString('base64')],
  ['as a password of HTTP Basic', Buffer.from(`ada:${secret}`).toString('base64')],
  ['as a password of another user', Buffer.from(`grace:${secret}`).toString('base64')],
  ['as a password of a third user', Buffer.from(`mary1:${secret}`).toString('base64')],
  ['as a user of HTTP Basic', Buffer.from(`${secret}:`).toString('base64url')],
  ['as Latin-1', Buffer.from(secret).toString('latin1')],
])('a secret is found %s', (_, text) => {
  expect(secretSpellings(secret).filter((spelling) => text.includes(spelling))).not.toEqual([]);
});

test('a short secret has no spelling that is found in innocent words', () => {
  expect(secretSpellings('abc')).toEqual(['abc']);
});
