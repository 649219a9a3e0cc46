import type { Model, SchemaLookup } from '@upspec/document';
import type { Medium } from './medium.js';
import { placePages, type Places } from './places.js';

/** What every page is made from. */
export interface Book {
  readonly model: Model;
  readonly places: Places;
  readonly lookup: SchemaLookup;
}

/** A book, and the medium in which one of its pages is written. */
export interface Writer {
  readonly book: Book;
  readonly medium: Medium;
}

/** Opens the book of a model. */
export function openBook(model: Model): Book {
  const schemas = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  return {
    model,
    places: placePages(model),
    lookup: (name) =>
      schemas.get(name) ?? {
        kind: 'any',
        pointer: '#',
        nullable: false,
        deprecated: false,
        examples: [],
        constraints: [],
        replay: 'equal',
        filename: 'optional',
      },
  };
}
