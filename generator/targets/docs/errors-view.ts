import type { Operation, Response } from '@upspec/document';
import type { Writer } from './book.js';
import { contentsOf, type Heading } from './contents.js';
import { responseView, type ResponseView } from './response-view.js';
import { titleOf } from './title-of.js';

/** The page of all errors, in a medium. */
export interface ErrorsView {
  readonly contents: readonly Heading[];
  readonly errors: readonly ErrorView[];
}

/** One kind of error, and the operations that may return it. */
export interface ErrorView extends ResponseView {
  readonly id: string;
  readonly operations: readonly string[];
}

/** Lists each error once, in the order of their statuses; empty where the document has none. */
export function errorsView(writer: Writer): ErrorsView {
  const { book, medium } = writer;
  const found = new Map<string, { readonly response: Response; readonly by: Operation[] }>();
  for (const operation of book.model.operations) {
    for (const response of operation.responses) {
      if (/^[123]/.test(response.status)) continue;
      const key = JSON.stringify([response.status, response.description]);
      const before = found.get(key);
      if (before === undefined) found.set(key, { response, by: [operation] });
      else before.by.push(operation);
    }
  }
  const sorted = [...found.values()].sort((a, b) => compare(rank(a), rank(b)));
  const errors = sorted.map(({ response, by }, index) => ({
    ...responseView(response, writer),
    id: `error-${String(index + 1)}`,
    operations: by.map((operation) =>
      medium.link(medium.text(titleOf(operation)), { page: book.pagePaths.operation(operation) }),
    ),
  }));
  return {
    contents: contentsOf(errors.map(({ id, status }) => ({ id, label: medium.text(status) }))),
    errors,
  };
}

/** A range comes after its statuses, and the default comes last. */
function rank({ response: { status } }: { readonly response: Response }): string {
  return status.toUpperCase().replaceAll('X', '~');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
