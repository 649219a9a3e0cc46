import type { Model, NamedSchema, Operation } from '@upspec/document';
import { openBook, type Book } from './book.js';
import type { Place } from './places.js';

/** A page, independent of the medium. */
export type Page = { readonly place: Place } & (
  | { readonly kind: 'index'; readonly beside: readonly Place[] }
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
  const { places } = book;
  const hasErrors = model.operations.some(({ responses }) =>
    responses.some(({ status }) => !/^[123]/.test(status)),
  );
  const beside: readonly Page[] = [
    ...(hasErrors ? [{ kind: 'errors', place: places.errors } as const] : []),
    ...(model.requirements.length > 0
      ? [{ kind: 'requirements', place: places.requirements } as const]
      : []),
  ];
  return {
    ...book,
    pages: [
      { kind: 'index', place: places.index, beside: beside.map(({ place }) => place) },
      ...model.operations.map((operation) => ({
        kind: 'operation' as const,
        place: places.operation(operation),
        operation,
      })),
      ...model.schemas.map((schema) => ({
        kind: 'object' as const,
        place: places.object(schema.name) ?? places.index,
        schema,
      })),
      ...beside,
    ],
  };
}
