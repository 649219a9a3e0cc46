import { expect, test } from 'vitest';
import type { Exchange, Fixture } from '../../fixture-format/fixture.js';
import { openContentNumbers, type ContentNumbers } from '../../probe-contract/content-numbers.js';
import { freshName } from './fresh-name.js';
import { freshenNames } from './freshen-names.js';

function creation(filename: string): Exchange {
  const multipart = [
    { name: 'purpose', text: 'user_data' },
    { name: 'file', filename, text: 'a' },
  ];
  return {
    operation: 'createFile',
    request: { method: 'POST', path: '/files', body: { multipart } },
    response: { status: 200, body: { json: { id: 'file-1', filename } } },
  };
}

function download(filename: string): Exchange {
  const headers = { 'content-disposition': `attachment; filename="${filename}"` };
  return {
    operation: 'downloadFile',
    request: { method: 'GET', path: '/files/file-1/content' },
    response: { status: 200, headers, body: { text: filename } },
  };
}

function fixture(name: string, ...exchanges: readonly Exchange[]): Fixture {
  return { name, title: name, source: { kind: 'recorded', evidence: ['createFile#1'] }, exchanges };
}

/** Numbers of a run that has created a file `notes.txt`. */
function afterNotes(): ContentNumbers {
  const numbers = openContentNumbers();
  freshName('notes.txt', numbers);
  return numbers;
}

test('the second file of a name has another one, also in its responses', () => {
  const given = fixture('files/a', creation('notes.txt'), download('notes.txt'));
  const { exchanges } = freshenNames(given, afterNotes());
  const headers = { 'content-disposition': 'attachment; filename="notes-2.txt"' };
  expect(exchanges).toEqual([
    creation('notes-2.txt'),
    { ...download('notes.txt'), response: { status: 200, headers, body: { text: 'notes.txt' } } },
  ]);
});

test('the first file of a name keeps it', () => {
  const given = fixture('files/a', creation('notes.txt'));
  expect(freshenNames(given, openContentNumbers())).toEqual(given);
});

test('equal names differ where a recording only creates files, and not on purpose', () => {
  const twice = [creation('notes.txt'), creation('notes.txt')];
  const differing = freshenNames(fixture('files/each', ...twice), afterNotes());
  expect(differing.exchanges).toEqual([creation('notes-2.txt'), creation('notes-3.txt')]);
  const equal = freshenNames(fixture('files/same-file-twice', ...twice), afterNotes());
  expect(equal.exchanges).toEqual([creation('notes-2.txt'), creation('notes-2.txt')]);
});

test.each(['../notes.txt', 'żółw.txt', 'two words.txt', 'notes', '.txt', 'a"b.txt'])(
  'the name %s is kept, as a case may be about it',
  (name) => {
    const numbers = openContentNumbers();
    expect([freshName(name, numbers), freshName(name, numbers)]).toEqual([name, name]);
  },
);
