import type { Medium } from './medium.js';
import { wayTo, type PagePath } from './page-paths.js';
import { plainMarkdown } from './plain-markdown.js';

/** Writes a page as Markdown, in the dialect of GitHub. */
export function markdownMedium(from: PagePath): Medium {
  return {
    text: (plain) => escape(oneLine(plain)),
    code: codeSpan,
    // Join the lines first, so that indented text is not code.
    line: (markdown) => oneLine(plainMarkdown(oneLine(markdown))),
    prose: (markdown, level = 0) => indent(plainMarkdown(markdown).trim(), level),
    link: (label, { page: position, anchor }) =>
      `[${label}](${markdownFile(wayTo(from, position))}${anchor === undefined ? '' : `#${anchor}`})`,
    block: (code, language) => {
      const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
      // Formatters treat the lines of a .jsonl file as one value, and break them.
      const word = language === 'jsonl' ? 'text' : language;
      return `${fence}${word}\n${code.replace(/\n$/, '')}\n${fence}`;
    },
  };
}

/** The file of a page; the index page is the README of its folder. */
export function markdownFile(position: PagePath): string {
  return `${position.replace(/(^|\/)index$/, '$1README')}.md`;
}

function codeSpan(plain: string): string {
  const text = oneLine(plain);
  const fence = '`'.repeat(longestRun(text) + 1);
  const space = fence.length > 1 || text.trim() !== text || text === '' ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** The longest run of backticks; a fence must be longer. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, '\\$&');
}

function indent(text: string, level: number): string {
  const margin = '  '.repeat(level);
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : margin + line))
    .join('\n');
}
