import { shellWord } from '@upspec/document/shell-word';
import { isJsonObject, type Json, type Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { operationGroups, tagDescription } from './groups.js';
import { anchorOf, type PagePath } from './page-paths.js';
import { titleOf } from './title-of.js';

/** The index page, in a medium. */
export interface IndexView {
  readonly title: string;
  readonly prose: string;
  /** The environment variables of all examples. */
  readonly setup: string;
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
  return {
    title: medium.text(model.title),
    prose: medium.prose(descriptionOf(model.document['info'])),
    setup: medium.block(setupOf(writer), 'sh'),
    groups: operationGroups(model).map(({ name, operations }) => ({
      heading: medium.text(name),
      id: `group-${anchorOf(name)}`,
      prose: medium.prose(tagDescription(model, operations)),
      operations: operations.map((operation) => entryOf(operation, writer)),
    })),
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

function setupOf({ book: { model } }: Writer): string {
  const prefix = model.environmentPrefix;
  const base = model.baseURL === '' ? 'http://127.0.0.1:8080' : model.baseURL;
  return `export ${prefix}_BASE_URL=${shellWord(base)}\nexport ${prefix}_API_KEY='My API Key'\n`;
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
