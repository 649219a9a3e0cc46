import { expect, test } from 'vitest';
import { environmentPrefixOf } from './environment-prefix.js';

test.each([
  ['Pet Store API', 'PET_STORE'],
  ['API', 'CLIENT'],
  ['2fast', '_2FAST'],
])('the variables of the API %s start with %s', (title, expected) => {
  expect(environmentPrefixOf({ title })).toBe(expected);
});

test('a prefix that the contract states is not derived from the title', () => {
  expect(environmentPrefixOf({ title: 'Pets', environmentPrefix: 'ZOO' })).toBe('ZOO');
});
