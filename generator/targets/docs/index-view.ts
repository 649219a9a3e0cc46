import { isJsonObject, type Json, type Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { operationGroups, tagDescription } from './groups.js';
import { contentsOf, headingIf, type Heading } from './contents.js';
import { guideTopics } from './guides.js';
import { anchorOf, type PagePath } from './page-paths.js';
import { setupOf } from './setup.js';
import { titleOf } from './title-of.js';

/** The index page, in a medium. */
export interface IndexView {
  readonly title: string;
  readonly prose: string;
  readonly contents: readonly Heading[];
  /** The environment variables of all examples. */
  readonly setup: string;
  /** Links to the guides; empty where there are none. */
  readonly guides: readonly { readonly link: string; readonly about: string }[];
  readonly groups: readonly IndexGroup[];
  readonly objects: readonly { readonly link: string; readonly about: string }[];
  /** Links to the other pages; empty where the document has none. */
  readonly more: readonly { readonly link: string; readonly about: string }[];
}

export interface IndexGroup {
  readonly heading: string;
  readonly id: string;
  readonly prose: string;
  readonly operations: readonly IndexEntry[];
}

export interface IndexEntry {
  readonly link: string;
  readonly method: string;
  readonly verb: string;
  readonly route: string;
}

/** Builds the view of the index. */
export function indexView(writer: Writer, beside: readonly PagePath[]): IndexView {
  const { book, medium } = writer;
  const { model, pagePaths } = book;
  const groups = operationGroups(model).map(({ name, operations }) => ({
    heading: medium.text(name),
    id: `group-${anchorOf(name)}`,
    prose: medium.prose(tagDescription(model, operations)),
    operations: operations.map((operation) => entryOf(operation, writer)),
  }));
  const guides = guideTopics(model).map(({ name, title, summary }) => ({
    link: medium.link(medium.text(title), { page: pagePaths.guide(name) }),
    about: medium.line(summary),
  }));
  return {
    title: medium.text(model.title),
    contents: contentsOf([
      { id: 'setup', label: 'Before the examples run' },
      ...headingIf(guides.length > 0, 'guides', 'Guides'),
      ...groups.map(({ id, heading }) => ({ id, label: heading })),
      ...headingIf(model.schemas.length > 0, 'objects', 'Objects'),
      ...headingIf(beside.length > 0, 'more', 'More'),
    ]),
    prose: medium.prose(descriptionOf(model.document['info'])),
    setup: medium.block(setupOf(model), 'sh'),
    guides,
    groups,
    objects: model.schemas.map(({ name, typeName, schema }) => ({
      link: medium.link(medium.text(typeName), { page: pagePaths.object(name) ?? pagePaths.index }),
      about: medium.line(firstSentence(schema.description ?? '')),
    })),
    more: MORE.filter(([position]) => beside.includes(position)).map(
      ([position, label, about]) => ({
        link: medium.link(label, { page: position }),
        about,
      }),
    ),
  };
}

const MORE: readonly (readonly [position: PagePath, label: string, about: string])[] = [
  ['errors', 'Errors', 'the responses to rejected requests'],
  ['requirements', 'Requirements', 'what schemas cannot express, with evidence'],
];

function entryOf(operation: Operation, { book, medium }: Writer): IndexEntry {
  return {
    link: medium.link(medium.text(titleOf(operation)), {
      page: book.pagePaths.operation(operation),
    }),
    method: operation.httpMethod.toUpperCase(),
    verb: operation.httpMethod,
    route: medium.code(operation.path),
  };
}

function firstSentence(text: string): string {
  return (
    /^[\s\S]*?[.!?](?=\s|$)/.exec(text.split(/\n\s*\n/)[0] ?? '')?.[0] ?? text.split('\n')[0] ?? ''
  );
}

function descriptionOf(info: Json | undefined): string {
  const text = isJsonObject(info) ? info['description'] : undefined;
  return typeof text === 'string' ? text : '';
}
