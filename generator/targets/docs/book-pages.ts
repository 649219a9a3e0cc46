import type { Model, NamedSchema, Operation } from '@upspec/document';
import { openBook, type Book } from './book.js';
import { guideTopics, type GuideTopic } from './guides.js';
import type { PagePath } from './page-paths.js';

/** A page, independent of the medium. */
export type Page = { readonly page: PagePath } & (
  | { readonly kind: 'index'; readonly beside: readonly PagePath[] }
  | { readonly kind: 'guide'; readonly topic: GuideTopic }
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'object'; readonly schema: NamedSchema }
  | { readonly kind: 'errors' }
  | { readonly kind: 'requirements' }
);

/** A book with the list of its pages. */
export interface BookOfPages extends Book {
  readonly pages: readonly Page[];
}

/** Lists all pages of a model, except empty ones. */
export function bookOfPages(model: Model): BookOfPages {
  const book = openBook(model);
  const { pagePaths } = book;
  const hasErrors = model.operations.some(({ responses }) =>
    responses.some(({ status }) => !/^[123]/.test(status)),
  );
  const beside: readonly Page[] = [
    ...(hasErrors ? [{ kind: 'errors', page: pagePaths.errors } as const] : []),
    ...(model.requirements.length > 0
      ? [{ kind: 'requirements', page: pagePaths.requirements } as const]
      : []),
  ];
  return {
    ...book,
    pages: [
      { kind: 'index', page: pagePaths.index, beside: beside.map(({ page: path }) => path) },
      ...guideTopics(model).map((topic) => ({
        kind: 'guide' as const,
        page: pagePaths.guide(topic.name),
        topic,
      })),
      ...model.operations.map((operation) => ({
        kind: 'operation' as const,
        page: pagePaths.operation(operation),
        operation,
      })),
      ...model.schemas.map((schema) => ({
        kind: 'object' as const,
        page: pagePaths.object(schema.name) ?? pagePaths.index,
        schema,
      })),
      ...beside,
    ],
  };
}
