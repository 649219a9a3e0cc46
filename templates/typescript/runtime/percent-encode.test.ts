import { expect, test } from 'vitest';
import { percentEncode } from './percent-encode.js';

test.each([
  { given: 'AZaz09-._~', want: 'AZaz09-._~' },
  { given: "!'()*", want: '%21%27%28%29%2A' },
  { given: ':/?#[]@$&+,;=', want: '%3A%2F%3F%23%5B%5D%40%24%26%2B%2C%3B%3D' },
  { given: ' %"<>\\^`{|}', want: '%20%25%22%3C%3E%5C%5E%60%7B%7C%7D' },
  { given: 'ü😀', want: '%C3%BC%F0%9F%98%80' },
])('$given is written as $want', ({ given, want }) => {
  expect(percentEncode(given)).toBe(want);
});

test('half a surrogate pair is rejected', () => {
  expect(() => percentEncode('\ud800')).toThrow(URIError);
});
