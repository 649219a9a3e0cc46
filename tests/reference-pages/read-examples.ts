import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer } from 'marked';

/** A program that a page shows, with the response and the files that the page shows beside it. */
export interface ShownExample {
  /** `files/create.md` */
  readonly page: string;
  /** The heading above it: `Ruby`. */
  readonly language: string;
  readonly code: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly response: { readonly language: string; readonly text: string };
}

/** Reads every program of the pages below a folder, as it is printed there. */
export function readExamples(folder: string): readonly ShownExample[] {
  return markdownFiles(folder).flatMap((page) =>
    examplesOf(page, readFileSync(join(folder, page), 'utf8')),
  );
}

/** How many blocks of code the pages have in languages that a machine runs. */
export function countPrograms(folder: string): number {
  const texts = markdownFiles(folder).map((page) => readFileSync(join(folder, page), 'utf8'));
  return (
    texts.join('\n').match(/^ *```(?:sh|ts|ruby|javascript|python|shell|typescript)$/gm)?.length ??
    0
  );
}

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

function examplesOf(page: string, text: string): readonly ShownExample[] {
  const found: { language: string; code: string }[] = [];
  const files: { name: string; content: string }[] = [];
  let heading = '';
  let fileName = '';
  let response = { language: '', text: '' };
  let inExample = false;
  let depth = 0;
  const isGuide = page.startsWith('guides/');
  for (const token of lexer(text)) {
    if (token.type === 'heading') {
      heading = (token as { readonly text: string }).text;
      depth = token['depth'] as number;
      if (depth === 2) inExample = isGuide || heading.startsWith('Example');
    } else if (token.type === 'paragraph') {
      fileName = /^The file `([^`]+)`/.exec(token.raw)?.[1] ?? '';
    } else if (token.type === 'code' && inExample) {
      const code = `${(token as { readonly text: string }).text}\n`;
      if (fileName !== '') files.push({ name: fileName, content: code });
      else if (heading === 'Response') {
        response = { language: (token as { readonly lang?: string }).lang ?? '', text: code };
      } else if (depth === 3) found.push({ language: heading, code });
      fileName = '';
    }
  }
  return page.startsWith('objects/')
    ? []
    : found.map((example) => ({ page, ...example, files, response }));
}
