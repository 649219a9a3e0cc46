import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, type Token, type TokensList } from 'marked';

export const ROOT: string = join(import.meta.dirname, '..', '..');

/** A page in Markdown that somebody reads, not one that a program generates. */
export interface Page {
  /** From the root, with forward slashes: `docs/profiles.md`. */
  readonly path: string;
  readonly tokens: TokensList;
}

/** The pages below `docs/`. */
export function docPages(): readonly Page[] {
  return readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => readPage(`docs/${path.replaceAll('\\', '/')}`))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Reads a page by its path from the root. */
export function readPage(path: string): Page {
  return { path, tokens: lexer(readFileSync(join(ROOT, path), 'utf8')) };
}

/** The line at which each token of a page starts, from 1. */
export function withLines({
  tokens,
}: Page): readonly { readonly token: Token; readonly line: number }[] {
  let line = 1;
  return tokens.map((token) => {
    const start = line;
    line += token.raw.split('\n').length - 1;
    return { token, line: start };
  });
}
