import type { Operation } from '@upspec/document';
import type { Argument } from './call-arguments.js';
import { takesNull } from './input-type.js';
import type { ClassSink, TypeWriter } from './ruby-type.js';

/** What a method is made from. */
export interface MethodSource {
  readonly types: TypeWriter;
  readonly module: string;
  readonly operation: Operation;
  readonly name: string;
  /** Takes the classes of an answer that has no name. */
  readonly sink: ClassSink;
}

/** Whether an argument of a body of JSON may be given as nil, and mean null. */
export function isNullable({ types, operation }: MethodSource, argument: Argument): boolean {
  const inJson = operation.body.kind === 'json' && argument.place.endsWith('body');
  return inJson && takesNull(argument.schema, types.lookup);
}
