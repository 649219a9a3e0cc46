import { format, type Options } from 'prettier';
import type { EmittedFile } from '../targets/target.js';

/**
 * The format of generated files, the same in every project: no configuration file is read. Programs
 * within Markdown are not reformatted.
 */
const STYLE: Options = {
  singleQuote: true,
  printWidth: 100,
  embeddedLanguageFormatting: 'off',
};

/**
 * Files above this size are not formatted: prettier would take longer than the rest of the run
 * (about 10 s for each 2 MB), and such a file is not read from top to bottom.
 */
const LARGEST_FORMATTED = 500_000;

/**
 * Formats files for reading, in their order. The same input results in the same bytes. One at a time,
 * as the syntax trees of thousands of files take gigabytes.
 */
export async function formatFiles(files: readonly EmittedFile[]): Promise<readonly EmittedFile[]> {
  const formatted: EmittedFile[] = [];
  for (const file of files) formatted.push(await formatFile(file));
  return formatted;
}

async function formatFile(file: EmittedFile): Promise<EmittedFile> {
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
