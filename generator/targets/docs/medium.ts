import type { PagePath } from './page-paths.js';

/**
 * How a page is written: as Markdown, or as HTML. Each function accepts plain text, or the
 * document's Markdown where it says so, and returns text of the medium.
 */
export interface Medium {
  /** A plain text on one line. */
  text(plain: string): string;
  /** A value or a name, as code within a line. */
  code(plain: string): string;
  /** A description on one line, without paragraphs. */
  line(markdown: string): string;
  /** A description with its paragraphs, lists and code; in Markdown, this many levels in. */
  prose(markdown: string, level?: number): string;
  /** A link to a page, whose label is text of the medium. */
  link(label: string, to: Target): string;
  /** A block of code, in a language as a Markdown fence names it. */
  block(code: string, language: string): string;
}

/** The target of a link. */
export interface Target {
  readonly page: PagePath;
  /** The anchor of a heading on that page. */
  readonly anchor?: string;
}
