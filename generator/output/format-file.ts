import { format, type Options } from 'prettier';
import type { EmittedFile } from '../targets/target.js';

/**
 * The look of what is made, the same in every project: no configuration file is read. Programs within
 * Markdown stay as their language's target wrote them.
 */
const STYLE: Options = {
  singleQuote: true,
  printWidth: 100,
  embeddedLanguageFormatting: 'off',
};

/**
 * Above this size a file is left as its target wrote it: prettier would take longer than the whole
 * rest of the run (about 10 s for each 2 MB), and nobody reads such a file from top to bottom.
 */
const LARGEST_FORMATTED = 500_000;

/** Formats a file for reading. The same input gives the same bytes. */
export async function formatFile(file: EmittedFile): Promise<EmittedFile> {
  const parser = parserOf(file.path);
  if (parser === undefined || file.isFinal === true || file.text.length > LARGEST_FORMATTED) {
    return file;
  }
  return { ...file, text: await format(file.text, { ...STYLE, parser }) };
}

function parserOf(path: string): Options['parser'] {
  if (path.endsWith('.ts')) return 'babel-ts';
  if (path.endsWith('.js')) return 'babel';
  if (path.endsWith('.json')) return 'json';
  return path.endsWith('.md') ? 'markdown' : undefined;
}
