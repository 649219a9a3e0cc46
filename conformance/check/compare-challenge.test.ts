import { expect, test } from 'vitest';
import { compareChallenge } from './compare-challenge.js';
import { words } from '../difference/reading.js';

test.each([
  ['ApiKey realm="a"', 'ApiKey realm="b, c"'],
  ['Bearer', 'bearer realm="x", error="invalid_token"'],
  ['Basic realm="x"', 'Basic realm="x", Bearer'],
  ['Negotiate', 'Negotiate YWJj=='],
])('the challenge %s is also %s', (recorded, live) => {
  expect(compareChallenge(recorded, live, false)).toBeUndefined();
});

test.each([
  ['another scheme', 'Basic realm="a"', 'the authentication scheme apikey'],
  ['prose', 'send us a key', 'an authentication scheme and its parameters'],
  ['an open quotation', 'ApiKey realm="a', 'an authentication scheme and its parameters'],
])('%s is another challenge', (_, live, expected) => {
  expect(compareChallenge('ApiKey realm="a"', live, false)).toEqual({
    expected: words(expected),
    actual: words(live),
  });
});

test('where the document leaves the scheme free, it is still a scheme', () => {
  expect(compareChallenge('ApiKey realm="a"', 'Basic realm="a"', true)).toBeUndefined();
  expect(compareChallenge('ApiKey', 'send us a key', true)?.actual).toEqual(words('send us a key'));
});

test('a long header that is not a challenge is rejected at once', () => {
  const live = `A ${'a=b,'.repeat(20_000)}"`;
  expect(compareChallenge('ApiKey', live, false)?.expected).toEqual(
    words('an authentication scheme and its parameters'),
  );
});
