import type { FileView } from './file-view.js';
import { anchorOf } from './page-paths.js';
import type { ProgramView } from './program-view.js';

/** A part of a guide, in a medium. */
export interface GuideSection {
  readonly id: string;
  readonly heading: string;
  /** Paragraphs of one line. */
  readonly lines: readonly string[];
  /** Paragraphs of the document. */
  readonly prose: string;
  readonly items: readonly string[];
  /** A block of code; may be empty. */
  readonly block: string;
  readonly files: readonly FileView[];
  readonly programs: readonly ProgramView[];
}

/** A section with what is given; everything else is empty. */
export function guideSection(
  given: Partial<GuideSection> & Pick<GuideSection, 'heading'>,
): GuideSection {
  return {
    id: anchorOf(given.heading),
    lines: [],
    prose: '',
    items: [],
    block: '',
    files: [],
    programs: [],
    ...given,
  };
}
