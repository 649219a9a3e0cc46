import type { Page } from './book-pages.js';
import type { Writer } from './book.js';
import { errorsView, type ErrorsView } from './errors-view.js';
import { guideView, type GuideView } from './guide-view.js';
import { indexView, type IndexView } from './index-view.js';
import { objectView, type ObjectView } from './object-view.js';
import { operationView, type OperationView } from './operation-view.js';
import { requirementsView, type RequirementsView } from './requirement-view.js';

/** The view of a page, in a medium. */
export type PageView =
  IndexView | GuideView | OperationView | ObjectView | ErrorsView | RequirementsView;

/** Builds the view of a page. */
export function pageView(page: Page, writer: Writer): PageView {
  switch (page.kind) {
    case 'index':
      return indexView(writer, page.beside);
    case 'guide':
      return guideView(page.topic, writer);
    case 'operation':
      return operationView(page.operation, writer);
    case 'object':
      return objectView(page.schema, writer);
    case 'errors':
      return errorsView(writer);
    case 'requirements':
      return requirementsView(writer);
  }
}
