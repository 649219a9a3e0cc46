import { expect, test } from 'vitest';
import { dialectNamesIn, trackedSources, wordsOf } from './identifiers.js';

test('no identifier contains a word of the dialect', () => {
  const sources = trackedSources();
  expect(sources.length).toBeGreaterThan(1000);
  const found = sources.flatMap(({ path, text }) => dialectNamesIn(path, text));
  expect(found, 'each line names the file, the identifier, and what to write instead').toEqual([]);
});

test('an identifier is read as its words', () => {
  expect(wordsOf('readHTTPHead')).toEqual(['read', 'http', 'head']);
  expect(wordsOf('MOST_KEPT')).toEqual(['most', 'kept']);
});

test.each([
  ['a.ts', 'const told = 1;', ['a.ts: told: report, return']],
  ['a.ts', 'interface A { readonly isAlone: boolean }', ['a.ts: isAlone: serial, scoped']],
  ['a.ts', 'class A { #belongings = 1 }', ['a.ts: #belongings: created resources']],
  ['a.ts', 'function layFault() {}', ['a.ts: layFault: violation, lint error']],
  ['a.ts', 'const text = "told"; // told', []],
  ['conformance/openai-files/serve.ts', 'const fault = 1;', []],
  [
    'conformance/check/status.ts',
    'const fault = 1;',
    ['conformance/check/status.ts: fault: violation, lint error'],
  ],
])('%s: %s', (path, text, expected) => {
  expect(dialectNamesIn(path, text)).toEqual(expected);
});
