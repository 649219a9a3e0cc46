import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { mergeHeaders } from './headers.js';

test('a later layer wins, null takes away, undefined leaves alone', () => {
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

test.each(['sk-sec\nret', 'sk-sec\u2026ret'])('the refusal of a value keeps it secret', (value) => {
  const merge = (): Headers => mergeHeaders([{ authorization: `Bearer ${value}` }]);
  expect(merge).toThrow(InvalidInputError);
  expect(merge).toThrow(
    /^header "authorization": its name or value holds a character that HTTP headers can not carry$/,
  );
});
