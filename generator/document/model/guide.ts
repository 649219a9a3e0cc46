import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { type CodeSample, codeSamplesOf } from './code-sample.js';
import { type BuildContext, entriesOf, itemsOf, textOf } from './context.js';
import { kebabCase } from './names.js';

/** A page that a document adds to its reference pages: how to do something with several calls. */
export interface Guide {
  /** The name of its file: `large-photos`. */
  readonly name: string;
  readonly title: string;
  /** A sentence about it, for lists of pages. */
  readonly summary: string;
  /** Markdown. */
  readonly text: string;
  /** Files that its programs read. */
  readonly files: readonly GuideFile[];
  readonly samples: readonly CodeSample[];
}

export interface GuideFile {
  readonly filename: string;
  readonly content: string;
}

/**
 * Reads `x-upspec-guides` of a document's `info`: a list of objects with `name`, `title`, `text`,
 * and optionally `summary`, `files` (contents by filename) and `x-codeSamples`. Warns of each entry
 * that can't be used.
 */
export function buildGuides(context: BuildContext, info: JsonObject): readonly Guide[] {
  const byName = new Map<string, Guide>();
  itemsOf(info['x-upspec-guides']).forEach((item, index) => {
    const guide = guideOf(item);
    if (guide !== undefined && !byName.has(guide.name)) {
      byName.set(guide.name, guide);
      return;
    }
    context.warn(
      `#/info/x-upspec-guides/${String(index)}`,
      'this guide is not used; expected a name that no other guide has, a title and a text',
    );
  });
  return [...byName.values()];
}

function guideOf(item: Json): Guide | undefined {
  if (!isJsonObject(item)) return undefined;
  const name = textOf(item['name']);
  const title = textOf(item['title']);
  const text = textOf(item['text']);
  if (name === '' || title === '' || text === '') return undefined;
  return {
    name: kebabCase(name),
    title,
    summary: textOf(item['summary']),
    text,
    files: entriesOf(item['files']).flatMap(([filename, content]) =>
      typeof content === 'string' ? [{ filename, content }] : [],
    ),
    samples: codeSamplesOf(item['x-codeSamples']),
  };
}
