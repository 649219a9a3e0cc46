import type { Medium } from './medium.js';

/** A file that a program reads, in a medium. */
export interface FileView {
  readonly name: string;
  readonly block: string;
}

/** Builds the view of a file from its text. */
export function fileBlock(
  { filename, content }: { readonly filename: string; readonly content: string },
  { code, block }: Medium,
): FileView {
  return { name: code(filename), block: block(content, languageOf(filename)) };
}

function languageOf(filename: string): string {
  const extension = /\.([a-z]+)$/.exec(filename)?.[1];
  return extension === 'json' || extension === 'jsonl' ? extension : 'text';
}
