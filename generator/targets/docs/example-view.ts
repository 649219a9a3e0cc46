import type { ExampleResponse, Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { fileBlock, type FileView } from './file-view.js';
import { callPrograms, samplePrograms, type ProgramView } from './program-view.js';

/** A call in every language, and the response to it, in a medium. */
export interface ExampleView {
  /** Unique on its page. */
  readonly id: string;
  readonly summary: string;
  readonly files: readonly FileView[];
  readonly programs: readonly ProgramView[];
  /** At most one. */
  readonly responses: readonly ExampleResponseView[];
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
  const programs = callPrograms({ model: book.model, operation, example }, medium);
  // The document gives them for the operation, not for each of its examples.
  const samples = index === 0 ? samplePrograms(operation.samples, medium, programs) : [];
  return {
    id: `example-${String(index + 1)}`,
    summary: medium.line(example.summary),
    files: example.files.map((file) => fileBlock(file, medium)),
    programs: [...programs, ...samples],
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
