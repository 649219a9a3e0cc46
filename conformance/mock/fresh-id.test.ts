import { expect, test } from 'vitest';
import { freshId } from './fresh-id.js';

test.each([
  [7, /^9$/],
  ['41', /^43$/],
  [
    '3f2b8c1e-5d4a-1b6c-9e7f-0a1b2c3d4e5f',
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
  ],
  ['pet-abc12345', /^pet-[\da-f]{8}$/],
  ['cus_9s6XKzkNRiz8i3', /^cus_[\da-f]{14}$/],
  [undefined, /^[\da-f]{24}$/],
])('the second id after %s has its look', (example, expected) => {
  expect(String(freshId(example, 2, 'pets'))).toMatch(expected);
});

test('ids differ by number and by resource, and are the same each time', () => {
  const [first, second, other] = [
    freshId('p-123456', 1, 'pets'),
    freshId('p-123456', 2, 'pets'),
    freshId('p-123456', 1, 'owners'),
  ];
  expect(new Set([first, second, other]).size).toBe(3);
  expect(freshId('p-123456', 1, 'pets')).toBe(first);
});
