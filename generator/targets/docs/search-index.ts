import { fieldsOf, formOf, type Operation } from '@upspec/document';
import { banner, type EmittedFile } from '../target.js';
import type { BookOfPages, Page } from './book-pages.js';
import type { Book } from './book.js';
import { fieldId } from './field-view.js';
import { groupTitle } from './groups.js';
import { anchorOf } from './page-paths.js';
import { titleOf } from './title-of.js';

/** The search entry of a page, or of a section of one. */
interface Entry {
  readonly title: string;
  /** The operation's id in the document; empty for other pages. */
  readonly id: string;
  readonly kind: string;
  readonly href: string;
  readonly text: string;
  readonly names: readonly (readonly [name: string, anchor: string])[];
}

/** Writes the search index as a script: a page that is opened from disk may not fetch a file. */
export function searchIndex(book: BookOfPages): EmittedFile {
  const entries = [...book.pages.flatMap((page) => pageEntry(page, book)), ...requirements(book)];
  const lines = entries.map((entry) => `  ${JSON.stringify(entry)},\n`);
  const text = `// ${banner(book.model)}\nglobalThis.upspecSearchIndex = [\n${lines.join('')}];\n`;
  return { path: 'docs/site/search-index.js', text, isFinal: true };
}

function pageEntry(page: Page, book: BookOfPages): readonly Entry[] {
  const href = `${page.page}.html`;
  switch (page.kind) {
    case 'operation':
      return [operationEntry(page.operation, href, book)];
    case 'object': {
      const { typeName, schema, name } = page.schema;
      const names = fieldsOf(schema, book.lookup).map((field) => field.name);
      return [
        {
          title: typeName,
          id: '',
          kind: 'object',
          href,
          text: [name, schema.title ?? '', schema.description ?? ''].join(' '),
          names: names.map((field) => [field, fieldId('field', field)] as const),
        },
      ];
    }
    case 'guide': {
      const { title, summary, own } = page.topic;
      const texts = own.map((guide) => guide.text).join(' ');
      return [{ title, id: '', kind: 'guide', href, text: `${summary} ${texts}`, names: [] }];
    }
    case 'errors':
      return [
        { title: 'Errors', id: '', kind: 'page', href, text: 'status error rejected', names: [] },
      ];
    case 'requirements':
    case 'index':
      return [];
  }
}

function operationEntry(operation: Operation, href: string, book: Book): Entry {
  const { path, httpMethod, description, body, parameters, id } = operation;
  const own = parameters.map((each) => [each.name, fieldId(each.in, each.name)] as const);
  const fields =
    body.kind === 'none' ? [] : fieldsOf(formOf(body.schema, book.lookup), book.lookup);
  const sent = fields.map(({ name }) => [name, fieldId('body', name)] as const);
  return {
    title: titleOf(operation),
    id,
    kind: groupTitle(operation),
    href,
    text: [httpMethod, path, description].join(' '),
    names: [...own, ...sent],
  };
}

function requirements({ model, pagePaths }: Book): readonly Entry[] {
  return model.requirements.map(({ id, text }) => ({
    title: id,
    id: '',
    kind: 'requirement',
    href: `${pagePaths.requirements}.html#${anchorOf(id)}`,
    text,
    names: [],
  }));
}
