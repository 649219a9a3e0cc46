import { type Model, schemaLookup, type SchemaLookup } from '@upspec/document';
import { componentUses, type ComponentUses } from './component-uses.js';
import type { Medium } from './medium.js';
import { pathPages, type PagePaths } from './page-paths.js';

/** The data of every page. */
export interface Book {
  readonly model: Model;
  readonly pagePaths: PagePaths;
  readonly lookup: SchemaLookup;
  readonly uses: ComponentUses;
}

/** A book, and the medium in which one of its pages is written. */
export interface Writer {
  readonly book: Book;
  readonly medium: Medium;
}

/** Opens the book of a model. */
export function openBook(model: Model): Book {
  const lookup = schemaLookup(model);
  return { model, pagePaths: pathPages(model), lookup, uses: componentUses(model, lookup) };
}
