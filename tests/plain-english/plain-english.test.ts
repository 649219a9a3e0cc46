import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureTitles, messagesIn, proseOf, requirementTexts, type ReadText } from './corpus.js';
import { dialectIn } from './dialect.js';

const ROOT = join(import.meta.dirname, '..', '..');
const HOW = 'write plain English: each line names the text, the words, and what to write instead';

function dialectOf(texts: readonly ReadText[]): readonly string[] {
  return texts.flatMap(({ at, text }) => dialectIn(text).map((found) => `${at} ${found}`));
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['cli', 'conformance', 'generator', 'generator/document', 'spec', 'templates'].map(
    (folder) => `${folder}/README.md`,
  ),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(pages)('%s is in plain English', (page) => {
  expect(dialectOf(proseOf(page)), HOW).toEqual([]);
});

test('requirements and titles of recorded cases are in plain English', () => {
  const texts = [...requirementTexts(), ...fixtureTitles()];
  expect(texts.length).toBeGreaterThan(300);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test('messages of the kit are in plain English', () => {
  const texts = messagesIn(['conformance/']);
  expect(texts.length).toBeGreaterThan(500);
  expect(dialectOf(texts), HOW).toEqual([]);
});

test.each([
  ['A fault is told with its place', ['"told": report, return, describe']],
  ['the server keeps the contract', ['"keeps the contract": conforms']],
  ['Each problem is reported once, with a command that reproduces it', []],
])('%s', (text, want) => {
  expect(dialectIn(text).filter((each) => !each.startsWith('"fault"'))).toEqual(want);
});
