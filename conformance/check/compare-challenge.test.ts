import { expect, test } from 'vitest';
import { compareChallenge } from './compare-challenge.js';
import { headerOf, words, type Reading } from '../difference/reading.js';

const anyChallenge = words('an authentication scheme and its parameters');

test.each([
  ['ApiKey realm="a"', 'ApiKey realm="b, c"'],
  ['Bearer', 'bearer realm="x", error="invalid_token"'],
  ['Basic realm="x"', 'Basic realm="x", Bearer'],
  ['Negotiate', 'Negotiate YWJj=='],
])('the challenge %s is also %s', (recorded, live) => {
  expect(compareChallenge(recorded, live, false)).toBeUndefined();
});

test.each<[string, string, Reading]>([
  ['another scheme', 'Basic realm="a"', headerOf('apikey', ', as the authentication scheme')],
  ['prose', 'send us a key', anyChallenge],
  ['an open quotation', 'ApiKey realm="a', anyChallenge],
])('%s is another challenge', (_, live, expected) => {
  expect(compareChallenge('ApiKey realm="a"', live, false)).toEqual({
    expected,
    actual: headerOf(live),
  });
});

test('where the document leaves the scheme free, it is still a scheme', () => {
  expect(compareChallenge('ApiKey realm="a"', 'Basic realm="a"', true)).toBeUndefined();
  expect(compareChallenge('ApiKey', 'send us a key', true)?.actual).toEqual(
    headerOf('send us a key'),
  );
});

test('a long header that is not a challenge is rejected at once', () => {
  const live = `A ${'a=b,'.repeat(20_000)}"`;
  expect(compareChallenge('ApiKey', live, false)?.expected).toEqual(anyChallenge);
});
