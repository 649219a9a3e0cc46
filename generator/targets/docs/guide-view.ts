import type { Guide } from '@upspec/document';
import { authenticationSections } from './authentication-guide.js';
import type { Writer } from './book.js';
import { contentsOf, type Heading } from './contents.js';
import { fileBlock, type FileView } from './file-view.js';
import { guideSection, type GuideSection } from './guide-section.js';
import type { GuideTopic } from './guides.js';
import { anchorOf } from './page-paths.js';
import { pagingSections } from './paging-guide.js';
import { samplePrograms } from './program-view.js';

/** The page of a guide, in a medium. */
export interface GuideView {
  readonly title: string;
  readonly contents: readonly Heading[];
  readonly sections: readonly GuideSection[];
}

/** Builds the view of a guide: what is derived from the model, then what the document adds. */
export function guideView({ kind, title, own }: GuideTopic, writer: Writer): GuideView {
  const derived =
    kind === 'authentication'
      ? authenticationSections(writer)
      : kind === 'paging'
        ? pagingSections(writer)
        : [];
  const added = own.map((guide) => ownSection(guide, writer));
  const sections = [...derived, ...added];
  return {
    title: writer.medium.text(title),
    contents: contentsOf(sections.map(({ id, heading }) => ({ id, label: heading }))),
    sections,
  };
}

function ownSection(guide: Guide, { medium }: Writer): GuideSection {
  const files: readonly FileView[] = guide.files.map((file) => fileBlock(file, medium));
  return guideSection({
    heading: medium.text(guide.title),
    id: `guide-${anchorOf(guide.name)}`,
    prose: medium.prose(guide.text),
    files,
    programs: samplePrograms(guide.samples, medium),
  });
}
