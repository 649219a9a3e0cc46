import { expect, test } from 'vitest';
import { commentsIn, testNamesIn } from './code-texts.js';
import { fixtureTitles, messages, proseOf, requirementTexts, type ReadText } from './corpus.js';
import { dialectIn } from './dialect.js';
import { isExcepted } from './exceptions.js';
import { programHelp } from './program-help.js';
import { repositoryFiles } from './repository-files.js';
import { writtenIn } from './written-texts.js';

const HOW = 'write plain English: each line names the text, the words, and what to write instead';

const files = repositoryFiles();
const codeFolders = [
  ...new Set(
    files.map((path) =>
      path
        .split('/')
        .slice(0, path.includes('/') ? 1 : 0)
        .join('/'),
    ),
  ),
];

function dialectOf(texts: readonly ReadText[]): readonly string[] {
  return texts.flatMap(({ at, text }) =>
    dialectIn(text)
      .filter(({ word }) => !isExcepted(at, word))
      .map(({ word, instead }) => `${at} "${word}": ${instead}`),
  );
}

test.each(files.filter((path) => path.endsWith('.md')))('%s is in plain English', (page) => {
  expect(dialectOf(proseOf(page)), HOW).toEqual([]);
});

test('requirements and titles of recorded cases are in plain English', () => {
  const texts = [...requirementTexts(), ...fixtureTitles()];
  expect(texts.length).toBeGreaterThan(300);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test('messages of all packages are in plain English', () => {
  const texts = messages();
  expect(texts.length).toBeGreaterThan(2000);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test('the help of every program and command is in plain English', async () => {
  const texts = await programHelp();
  const shown = new Set(texts.map(({ at }) => at));
  expect(shown).toContain('cli/bin/upspec.js check --help');
  expect(shown).toContain('conformance/bin/upspec-conformance.js serve --help');
  expect(shown).toContain('generated/cli/bin/openai.js uploads:parts create --help');
  expect(dialectOf(texts), HOW).toEqual([]);
});

test('descriptions, reasons and templates of pages are in plain English', () => {
  const texts = files.flatMap(writtenIn);
  expect(texts.length).toBeGreaterThan(500);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test.each(codeFolders)('comments below "%s" are in plain English', (folder) => {
  const own = files.filter((path) =>
    folder === '' ? !path.includes('/') : path.startsWith(`${folder}/`),
  );
  expect(dialectOf(own.flatMap(commentsIn)), HOW).toEqual([]);
});

test('names of tests are in plain English', () => {
  const texts = files.filter((path) => path.endsWith('.test.ts')).flatMap(testNamesIn);
  expect(texts.length).toBeGreaterThan(1000);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test.each([
  ['A fault is told with its location', ['told']],
  ['the server keeps the contract', ['keeps the contract']],
  ['what one server is held to', ['is held to']],
  ['the schema that a location lies in', ['lies']],
  ['a wrong place in the document', ['place']],
  ['it takes the place of the id', []],
  ['connection refused', []],
  ['Each problem is reported once, with a command that reproduces it', []],
])('%s', (text, expected) => {
  expect(dialectIn(text).map(({ word }) => word)).toEqual(expected);
});

test.each([
  [
    'conformance/check/content-for.ts',
    'OpenAPI 3.1.1, section 4.8.17: . Another type is compared with the first declared one.',
  ],
  ['templates/ruby/runtime/internal/multipart.rb', 'Bodies of multipart/form-data (RFC 7578).'],
])('comments of %s are read', (path, comment) => {
  expect(commentsIn(path).map(({ text }) => text)).toContainEqual(expect.stringContaining(comment));
});
