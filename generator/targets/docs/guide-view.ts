import type { Guide } from '@upspec/document';
import { authenticationSections } from './authentication-guide.js';
import type { Writer } from './book.js';
import { contentsOf, type Heading } from './contents.js';
import { fileBlock } from './file-view.js';
import { guideSection, type GuideSection } from './guide-section.js';
import type { GuideTopic } from './guides.js';
import type { Medium } from './medium.js';
import { anchorOf } from './page-paths.js';
import { pagingSections } from './paging-guide.js';
import { samplePrograms } from './program-view.js';

/** The page of a guide, in a medium. */
export interface GuideView {
  readonly title: string;
  /** What is said before the sections; may be empty. */
  readonly prose: string;
  readonly contents: readonly Heading[];
  readonly sections: readonly GuideSection[];
}

/** Builds the view of a guide: what is derived from the model, then what the document adds. */
export function guideView({ kind, title, own }: GuideTopic, writer: Writer): GuideView {
  const { medium } = writer;
  const derived = {
    authentication: () => authenticationSections(writer),
    paging: () => pagingSections(writer),
    own: () => [],
  }[kind]();
  const added = own
    .filter(({ samples, files }) => kind !== 'own' || samples.length + files.length > 0)
    .map((guide) => (kind === 'own' ? programs(guide, medium) : part(guide, medium)));
  const sections = [...derived, ...added];
  return {
    title: medium.text(title),
    prose: kind === 'own' ? own.map(({ text }) => medium.prose(text)).join('') : '',
    contents: contentsOf(sections.map(({ id, heading }) => ({ id, label: heading }))),
    sections,
  };
}

/** A guide of the document as a part of a derived one. */
function part(guide: Guide, medium: Medium): GuideSection {
  return {
    ...programs(guide, medium),
    heading: medium.text(guide.title),
    id: `guide-${anchorOf(guide.name)}`,
    prose: medium.prose(guide.text),
  };
}

function programs({ files, samples }: Guide, medium: Medium): GuideSection {
  return guideSection({
    heading: 'Programs',
    files: files.map((file) => fileBlock(file, medium)),
    programs: samplePrograms(samples, medium),
  });
}
