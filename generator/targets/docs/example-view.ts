import type { ExampleResponse, Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { LANGUAGES } from './languages.js';
import { anchorOf } from './page-paths.js';

/** A call in every language, and the response to it, in a medium. */
export interface ExampleView {
  /** Unique on its page. */
  readonly id: string;
  readonly summary: string;
  readonly files: readonly { readonly name: string; readonly block: string }[];
  readonly programs: readonly ProgramView[];
  /** At most one. */
  readonly responses: readonly ExampleResponseView[];
}

export interface ProgramView {
  readonly title: string;
  /** The language as a word for ids and stylesheets: `http`. */
  readonly slug: string;
  readonly block: string;
}

export interface ExampleResponseView {
  readonly status: string;
  readonly block: string;
}

/** Builds the view of one of an operation's examples. */
export function exampleView(operation: Operation, index: number, writer: Writer): ExampleView {
  const { medium, book } = writer;
  const example = operation.examples[index];
  if (example === undefined)
    throw new RangeError(`${operation.id} has no example ${String(index)}`);
  return {
    id: `example-${String(index + 1)}`,
    summary: medium.line(example.summary),
    files: example.files.map(({ filename, content }) => ({
      name: medium.code(filename),
      block: medium.block(content, languageOf(filename)),
    })),
    programs: LANGUAGES.map((language) => ({
      title: language.title,
      slug: anchorOf(language.title),
      block: medium.block(
        language.example({ model: book.model, operation, example }),
        language.fence,
      ),
    })),
    responses:
      example.response === undefined ? [] : [exampleResponseView(example.response, writer)],
  };
}

function exampleResponseView(
  { status, contentType, body }: ExampleResponse,
  { medium }: Writer,
): ExampleResponseView {
  if (body === undefined) return { status, block: '' };
  const isText = typeof body === 'string' && !(contentType ?? '').includes('json');
  return {
    status,
    block: isText
      ? medium.block(body, 'text')
      : medium.block(JSON.stringify(body, null, 2), 'json'),
  };
}

function languageOf(filename: string): string {
  const extension = /\.([a-z]+)$/.exec(filename)?.[1];
  return extension === 'json' || extension === 'jsonl' ? extension : 'text';
}
