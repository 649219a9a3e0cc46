import type { Operation } from '@upspec/document';
import type { Argument } from './call-arguments.js';
import { bodyContents, takesNull } from '../body-contents.js';
import type { ClassSink, TypeWriter } from './ruby-type.js';

/** The inputs of a method. */
export interface MethodSource {
  readonly types: TypeWriter;
  readonly module: string;
  readonly operation: Operation;
  readonly name: string;
  /** Receives the classes of a response without a name. */
  readonly sink: ClassSink;
}

/** Whether nil for an argument of a JSON body means null. */
export function isNullable({ types, operation }: MethodSource, argument: Argument): boolean {
  const hasJson = bodyContents(operation).some(({ kind }) => kind === 'json');
  const inJson = hasJson && argument.location.endsWith('body');
  return inJson && takesNull(argument.schema, types.lookup);
}
