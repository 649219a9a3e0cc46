import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { walkTokens } from 'marked';
import { expect, test } from 'vitest';
import { readPage, ROOT } from './pages.js';

const entries = readdirSync(ROOT, { withFileTypes: true });
const folders = new Set(entries.filter((each) => each.isDirectory()).map(({ name }) => name));

/** The paths that the code of a page names; one with a placeholder is none. */
function namedIn(page: string): readonly string[] {
  const codes: string[] = [];
  void walkTokens([...readPage(page).tokens], (token) => {
    if (token.type === 'code' || token.type === 'codespan') codes.push(String(token['text']));
  });
  return codes
    .flatMap((code) => code.split(/[\s'",]+/))
    .filter((word) => word.includes('/') && folders.has(word.split('/')[0] ?? ''))
    .filter((word) => !/[<>*{}]/.test(word));
}

/** Vitest takes the beginning of a path, too. */
function isThere(path: string): boolean {
  if (existsSync(join(ROOT, path))) return true;
  const folder = join(ROOT, dirname(path));
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(basename(path)));
}

test.each([
  ['CONTRIBUTING.md', 'conformance/openai-files/reference/seams/seam.ts'],
  ['docs/write-a-target.md', 'generator/testing/odd-documents.ts'],
])('each file that %s names exists, such as %s', (page, example) => {
  const named = namedIn(page);
  expect(named).toContain(example);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
