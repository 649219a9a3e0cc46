import { isJsonObject, type Json } from '../load/json.js';
import { itemsOf, textOf } from './context.js';

/** A program that the document gives for a call, in a language or with a library of its choice. */
export interface CodeSample {
  /** Its name on a page: `Python (pets)`. */
  readonly label: string;
  /** The language as a Markdown fence names it: `python`. */
  readonly language: string;
  readonly source: string;
}

/** What a Markdown fence may name a language by: letters, digits and `+`, `#`, `.`, `-`. */
const FENCE_WORD = /^[\w+#.-]{1,30}$/;

/**
 * Reads `x-codeSamples`, which many documents have: a list of objects with `lang`, `source`, and
 * optionally `label`. Entries without a source are left out.
 */
export function codeSamplesOf(value: Json | undefined): readonly CodeSample[] {
  return itemsOf(value).flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const source = item['source'];
    if (typeof source !== 'string' || source.trim() === '') return [];
    const lang = textOf(item['lang']);
    const word = lang.toLowerCase();
    return [
      {
        label: textOf(item['label']) || lang || 'Sample',
        language: FENCE_WORD.test(word) ? word : 'text',
        source: `${source.trimEnd()}\n`,
      },
    ];
  });
}
