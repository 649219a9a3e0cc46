import { expect, test } from 'vitest';
import { commonPrefixes, nameVariables } from './script-variables.js';

test('a single variable is an id, and several have one character each', () => {
  expect([...nameVariables(['pet-1', 'pet-1'])]).toEqual([['pet-1', 'id']]);
  const tokens = Array.from({ length: 25 }, (_, at) => `pet-${at}`);
  expect([...nameVariables(tokens).values()].join(' ')).toBe(
    'a b c d e f g h i j l m o p q s t u v w x y z id24 id25',
  );
});

function named(...paths: readonly string[]): readonly { path: string; text: string }[] {
  return paths.map((path) => ({ path, text: `curl http://127.0.0.1${path}` }));
}

test.each([
  ['it is in several paths', ['/pets', '/pets/pet-1', '/pets/pet-1/feed'], '/pets/'],
  ['it is in one path', ['/pets', '/pets/pet-1'], undefined],
  ['the paths differ before it', ['/pets/pet-1', '/owners/pet-1'], undefined],
  ['it is in a query', ['/pets/pet-1', '/pets?after=pet-1'], undefined],
  ['a path names it twice', ['/pets/pet-1', '/pets/pet-1/pet-1'], undefined],
])('what precedes a value is common where %s: %j', (_, paths, want) => {
  expect(commonPrefixes(['pet-1'], named(...paths)).get('pet-1')).toBe(want);
});

test('what precedes a value is not common where a body names it, too', () => {
  const [first, second] = named('/pets/pet-1', '/pets/pet-1/feed');
  const requests = [first, second].flatMap((each) => each ?? []);
  const inBody = { path: '/owners', text: "curl http://127.0.0.1/owners -d 'pet-1'" };
  expect(commonPrefixes(['pet-1'], [...requests, inBody]).size).toBe(0);
});
