import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lexer, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { docPages, type Page, readPage, ROOT } from './pages.js';

const READMES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'spec/README.md',
  'cli/README.md',
  'conformance/README.md',
  'conformance/MATRIX.md',
  'conformance/known-clients/README.md',
  'conformance/servers/README.md',
  'generator/README.md',
  'generator/document/README.md',
  'templates/README.md',
  'generated/cli/README.md',
  'generated/typescript/README.md',
  'generated/docs/README.md',
];
const pages: readonly Page[] = [...READMES.map(readPage), ...docPages()];

describe('links of the documentation', () => {
  test.each(pages.map((page) => [page.path, page] as const))(
    'every relative link and anchor of %s leads somewhere',
    (_path, page) => {
      expect(relativeLinks(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
    },
  );

  test('every page of docs/ is at most two clicks from the README', () => {
    const reached = new Set(['README.md']);
    for (const click of [1, 2]) {
      for (const path of [...reached].filter((each) => click === 2 || each === 'README.md'))
        for (const link of relativeLinks(readPage(path)).filter(isPage))
          reached.add(targetOf(path, link).file);
    }
    const paths = docPages().map(({ path }) => path);
    expect(paths.filter((path) => !reached.has(path))).toEqual([]);
  });

  test('the README has at most 150 lines', () => {
    const lines = readFileSync(join(ROOT, 'README.md'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(150);
  });
});

function relativeLinks({ tokens }: Page): readonly string[] {
  const links: string[] = [];
  void walkTokens(tokens, (token) => {
    if (token.type === 'link' || token.type === 'image')
      links.push((token as { readonly href: string }).href);
  });
  return links.filter((link) => !/^(https?|mailto):/.test(link));
}

function isPage(link: string): boolean {
  return /\.md(#|$)/.test(link);
}

function targetOf(from: string, link: string): { readonly file: string; readonly anchor: string } {
  const [path = '', anchor = ''] = link.split('#');
  const file = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), path));
  return { file, anchor };
}

function leadsSomewhere(page: Page, link: string): boolean {
  const { file, anchor } = targetOf(page.path, link);
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === '' || anchorsOf(readFileSync(join(ROOT, file), 'utf8')).includes(anchor);
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(markdown: string): readonly string[] {
  const seen = new Map<string, number>();
  return lexer(markdown)
    .filter((token) => token.type === 'heading')
    .map((token) => {
      const slug = (token as { readonly text: string }).text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${String(count)}`;
    });
}
