import { posix } from 'node:path';
import { lexer, walkTokens } from 'marked';

interface Linked {
  readonly links: readonly string[];
  readonly anchors: readonly string[];
}

/** Broken links within the pages, and duplicate anchors: `page: link`. */
export function brokenLinks(pages: ReadonlyMap<string, string>): readonly string[] {
  const read = new Map([...pages].map(([path, text]) => [path, linkedOf(path, text)]));
  return [...read].flatMap(([path, { links, anchors }]) => {
    const twice = anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index);
    const html = path.endsWith('.html') ? twice.map((id) => `${path}: #${id} twice`) : [];
    const broken = links.filter((link) => !leadsSomewhere(path, link, read));
    return [...html, ...broken.map((link) => `${path}: ${link}`)];
  });
}

/** The number of links within the pages. */
export function countLinks(pages: ReadonlyMap<string, string>): number {
  return [...pages].reduce((sum, [path, text]) => sum + linkedOf(path, text).links.length, 0);
}

function leadsSomewhere(from: string, link: string, read: ReadonlyMap<string, Linked>): boolean {
  const [file = '', anchor] = link.split('#');
  const to = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file));
  const page = read.get(to);
  return (
    page !== undefined &&
    (anchor === undefined || page.anchors.includes(decodeURIComponent(anchor)))
  );
}

function linkedOf(path: string, text: string): Linked {
  if (path.endsWith('.md')) return linkedMarkdown(text);
  if (!path.endsWith('.html')) return { links: [], anchors: [] };
  const all = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map(([, value = '']) => value);
  return { links: inner(all(/ (?:href|src)="([^"]*)"/g)), anchors: all(/ id="([^"]*)"/g) };
}

function linkedMarkdown(text: string): Linked {
  const links: string[] = [];
  const anchors: string[] = [];
  void walkTokens(lexer(text), (token) => {
    if (token.type === 'link') links.push((token as { readonly href: string }).href);
    if (token.type === 'heading') anchors.push(slug((token as { readonly text: string }).text));
  });
  return { links: inner(links), anchors };
}

function inner(links: readonly string[]): readonly string[] {
  return links.filter((link) => !/^(https?:|mailto:)/i.test(link));
}

/** How GitHub names a heading: https://docs.github.com, "Section links". */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
