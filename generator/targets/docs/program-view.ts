import type { CodeSample } from '@upspec/document';
import type { ExampleCall } from '../language.js';
import { LANGUAGES } from './languages.js';
import type { Medium } from './medium.js';
import { anchorOf } from './page-paths.js';

/** A program on a page, in a medium. */
export interface ProgramView {
  readonly title: string;
  /** The language as a word for ids and stylesheets: `http`. */
  readonly slug: string;
  readonly block: string;
}

/** The call in every language. */
export function callPrograms(call: ExampleCall, { block }: Medium): readonly ProgramView[] {
  return LANGUAGES.map(({ title, fence, example }) => ({
    title,
    slug: anchorOf(title),
    block: block(example(call), fence),
  }));
}

/** A program that gets all pages of a list, in every language that has one. */
export function pagingPrograms(call: ExampleCall, { block }: Medium): readonly ProgramView[] {
  return LANGUAGES.flatMap(({ title, fence, allPages }) =>
    allPages === undefined
      ? []
      : [{ title, slug: anchorOf(title), block: block(allPages(call), fence) }],
  );
}

/**
 * The programs that a document gives itself.
 * @param others the programs beside them, whose slugs they do not have
 */
export function samplePrograms(
  samples: readonly CodeSample[],
  { block, text }: Medium,
  others: readonly ProgramView[] = [],
): readonly ProgramView[] {
  const taken = new Set(others.map(({ slug }) => slug));
  return samples.map(({ label, language, source }) => {
    const plain = anchorOf(label) || 'sample';
    let slug = plain;
    for (let count = 2; taken.has(slug); count += 1) slug = `${plain}-${String(count)}`;
    taken.add(slug);
    return { title: text(label), slug, block: block(source, language) };
  });
}
