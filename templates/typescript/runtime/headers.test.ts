import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { mergeHeaders } from './headers.js';

test('a later layer wins, null removes a header, undefined keeps it', () => {
  const merged = mergeHeaders([
    { accept: 'a', 'x-one': '1', 'x-two': '2' },
    undefined,
    new Headers({ Accept: 'b' }),
    { 'X-One': null, 'X-Two': undefined },
  ]);
  expect([...merged]).toEqual([
    ['accept', 'b'],
    ['x-two', '2'],
  ]);
});

test.each(['sk-sec\nret', 'sk-sec\u2026ret'])(
  'the error for an invalid value does not show it',
  (value) => {
    const merge = (): Headers => mergeHeaders([{ authorization: `Bearer ${value}` }]);
    expect(merge).toThrow(InvalidInputError);
    expect(merge).toThrow(
      /^header "authorization": its name or value has a character that is not valid in HTTP headers$/,
    );
  },
);
