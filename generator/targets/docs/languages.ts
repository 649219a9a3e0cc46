import { cli } from '../cli/language.js';
import type { Language } from '../language.js';
import { ruby } from '../ruby/language.js';
import { typescript } from '../typescript-client/language.js';
import { curl } from './curl.js';
import { curlPages } from './curl-pages.js';

/** The languages of each example, in the order in which the pages show them. */
export const LANGUAGES: readonly Language[] = [
  { ...curl, allPages: curlPages },
  typescript,
  onePage(cli),
  ruby,
];

/**
 * The CLI follows all pages by itself; with `--format raw` it shows one page, as the others do.
 */
function onePage(language: Language): Language {
  return {
    ...language,
    allPages: language.example,
    example: (call) => {
      const command = language.example(call);
      if (call.operation.page === undefined) return command;
      return `${command.trimEnd()} --format raw\n`;
    },
  };
}
