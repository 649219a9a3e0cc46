import { expect, test } from 'vitest';
import { join } from 'node:path';
import { buildModel, loadDocument, type Operation } from '@upspec/document';
import { descriptionOf, titleOf } from './title-of.js';

const model = buildModel(await loadDocument(join('spec', 'openapi.yaml')));
const [first] = model.operations;

function operation(about: Partial<Operation>): Operation {
  if (first === undefined) throw new Error('the document has no operation');
  return { ...first, ...about };
}

test.each([
  ['a short summary', 'Upload a file', 'Upload a file'],
  ['a sentence', 'Uploads a file.', 'Uploads a file'],
  ['Markdown', 'Makes a [file](/docs/file) of `parts`', 'Makes a file of parts'],
  ['a long text whose first sentence is short', `Makes one. ${'More. '.repeat(20)}`, 'Makes one'],
  ['a long text that begins with a question', `**New here?** ${'More. '.repeat(20)}`, 'createFile'],
  ['one long sentence', 'word '.repeat(40), 'createFile'],
  ['nothing', '', 'createFile'],
])('the title of %s', (_, summary, want) => {
  expect(titleOf(operation({ summary }))).toBe(want);
});

test('a summary that is too long for a title is shown in the description, once', () => {
  const summary = `Makes one. ${'More of it. '.repeat(20)}`.trim();
  expect(descriptionOf(operation({ summary, description: 'Then.' }))).toBe(`${summary}\n\nThen.`);
  expect(descriptionOf(operation({ summary, description: summary }))).toBe(summary);
  expect(descriptionOf(operation({ summary: 'Short.', description: 'Then.' }))).toBe('Then.');
});
