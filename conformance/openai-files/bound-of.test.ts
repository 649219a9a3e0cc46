import { expect, test } from 'vitest';
import { KitError } from '../kit-error.js';
import { boundOf, valuesOf } from './bound-of.js';
import { openai } from './profile-format/openai.js';

test('the bounds that the document states are those of the default profile', () => {
  const { paging, limits, expiry } = openai;
  expect([paging.mostPerPage, paging.defaultPerPage, limits.upload]).toEqual([
    10_000, 10_000, 8_589_934_592,
  ]);
  expect([expiry.least, expiry.most]).toEqual([3600, 2_592_000]);
});

test('the purposes are those of the document', () => {
  const purposes = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'];
  expect(openai.purposes).toEqual({ files: purposes, uploads: purposes });
  expect(() => valuesOf('FileExpiresAfter')).toThrow(
    new KitError('the schema FileExpiresAfter has no list of values'),
  );
});

test('a bound that the document does not state is an error', () => {
  expect(() => boundOf('FileExpiresAfter', '/properties/seconds/step')).toThrow(
    new KitError(
      'the contract states no number at /properties/seconds/step of the schema FileExpiresAfter',
    ),
  );
});
