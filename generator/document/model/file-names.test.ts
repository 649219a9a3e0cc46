import { expect, test } from 'vitest';
import { fileName, FileNames } from './file-names.js';

test.each([
  { given: 'Upload', want: 'Upload' },
  { given: 'vector-stores', want: 'vector-stores' },
  { given: 'CON', want: 'CON_' },
  { given: 'con.v1', want: 'con_.v1' },
  { given: 'lpt9', want: 'lpt9_' },
  { given: 'console', want: 'console' },
  { given: '../secret', want: '.._secret' },
  { given: 'a/b:c*d', want: 'a_b_c_d' },
  { given: '', want: '_' },
  { given: 'cafe\u0301', want: 'caf\u00e9' },
])('$given is the file $want', ({ given, want }) => {
  expect(fileName(given)).toBe(want);
});

test('names that differ only in case or normalisation have different files', () => {
  const files = new FileNames();
  const names = ['Parrot', 'parrot', 'PARROT', 'caf\u00e9', 'cafe\u0301'];
  expect(names.map((name) => files.claim(name))).toEqual([
    'Parrot',
    'parrot_',
    'PARROT__',
    'caf\u00e9',
    'caf\u00e9_',
  ]);
});
