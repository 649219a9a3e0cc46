import { expect, test } from 'vitest';
import { isGuessable, isSameResource } from './guard-tenants.js';

test.each([
  [7, true],
  ['7', true],
  ['shelf-7', true],
  ['my-first-shelf', true],
  ['upload_000000000000000000000012', true],
  ['file-3', true],
  // The ids of recordings: RFC 9562 for the third one.
  ['file-HXfvDvE6IFWQgXzAvuSkpAIp', false],
  ['upload_3dc42c86dc78ae67d847db8fd71b369d', false],
  ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', false],
])('whether another tenant may have the id %s by chance: %s', (id, expected) => {
  expect(isGuessable(id)).toBe(expected);
});

test.each([
  [{ id: 1, name: 'a' }, { id: 1, name: 'a' }, true],
  [{ id: 1, name: 'a' }, { id: 1, name: 'b' }, false],
  [{ id: 1, name: 'a' }, { id: 1, tags: [] }, true],
  [{ id: 1 }, undefined, false],
])('whether %j and %j are one resource: %s', (one, other, expected) => {
  expect(isSameResource(one, other)).toBe(expected);
});
