import { expect, test } from 'vitest';
import { selectCases, type Selection } from './select-cases.js';

interface Named {
  readonly name: string;
  readonly requirements: readonly string[];
}

const named = (name: string, ...requirements: readonly string[]): Named => ({ name, requirements });
const cases = [
  named('files/create/plain', 'CREATE-01'),
  named('files/list', 'LIST-01', 'LIST-02'),
  named('files/list.x', 'LIST-03'),
  named('uploads/create', 'UPLOAD-01'),
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
  expect(selectCases(cases, selection).map(({ name }) => name)).toEqual(want);
});

test.each<[Selection, string]>([
  [
    { only: ['files/list?x'] },
    'the pattern "files/list?x" matches no case and no requirement; `upspec check --list` names all',
  ],
  [
    { skip: ['files/create/'] },
    'the pattern "files/create/" matches no case and no requirement; did you mean "files/create/**"?',
  ],
  [{ skip: ['**'] }, '--only and --skip together leave no case'],
])('%j is rejected', (selection, message) => {
  expect(() => selectCases(cases, selection)).toThrow(message);
});

test('without any case the error says what adds some', () => {
  expect(() => selectCases([], {})).toThrow(
    'there is no case to run; add recordings with --fixtures, or examples to the document',
  );
});
