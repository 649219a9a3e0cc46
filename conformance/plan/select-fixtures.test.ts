import { expect, test } from 'vitest';
import type { Fixture } from '../fixture/fixture.js';
import { selectFixtures, type Selection } from './select-fixtures.js';

const fixture = (name: string, ...requirements: readonly string[]): Fixture => ({
  ...{ name, title: name, requirements, capabilities: ['files'], exchanges: [] },
  source: { kind: 'documented', evidence: ['x'] },
});
const fixtures = [
  fixture('files/create/plain', 'CREATE-01'),
  fixture('files/list', 'LIST-01', 'LIST-02'),
  fixture('files/list.x', 'LIST-03'),
  fixture('uploads/create', 'UPLOAD-01'),
];

test.each<[Selection, readonly string[]]>([
  [{}, ['files/create/plain', 'files/list', 'files/list.x', 'uploads/create']],
  [{ only: ['files/list'] }, ['files/list']],
  [{ only: ['files/*'] }, ['files/list', 'files/list.x']],
  [{ only: ['files/**'] }, ['files/create/plain', 'files/list', 'files/list.x']],
  [{ only: ['**/create'] }, ['uploads/create']],
  [{ only: ['LIST-02'] }, ['files/list']],
  [{ only: ['LIST-*', 'uploads/**'] }, ['files/list', 'files/list.x', 'uploads/create']],
  [{ only: ['files/**'], skip: ['LIST-01', 'files/create/**'] }, ['files/list.x']],
])('%j chooses %j', (selection, want) => {
  expect(selectFixtures(fixtures, selection).map(({ name }) => name)).toEqual(want);
});

test.each<[Selection, string]>([
  [
    { only: ['files/list?x'] },
    'the pattern "files/list?x" matches no fixture and no requirement; `upspec check --list` names all',
  ],
  [
    { skip: ['files/create/'] },
    'the pattern "files/create/" matches no fixture and no requirement; did you mean "files/create/**"?',
  ],
  [{ skip: ['**'] }, '--only and --skip together leave no fixture'],
])('%j is refused', (selection, message) => {
  expect(() => selectFixtures(fixtures, selection)).toThrow(message);
});
