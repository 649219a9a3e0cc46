import { expect, test } from 'vitest';
import { KitError } from '../kit-error.js';
import { boundOf } from './bound-of.js';
import { openai } from './profile/openai.js';

test('the bounds that the document states are those of the default profile', () => {
  const { paging, limits, expiry } = openai;
  expect([paging.mostPerPage, paging.defaultPerPage, limits.upload]).toEqual([
    10_000, 10_000, 8_589_934_592,
  ]);
  expect([expiry.least, expiry.most]).toEqual([3600, 2_592_000]);
});

test('a bound that the document does not state is an error', () => {
  expect(() => boundOf('FileExpiresAfter', '/properties/seconds/step')).toThrow(
    new KitError(
      'the contract states no number at /properties/seconds/step of the schema FileExpiresAfter',
    ),
  );
});
