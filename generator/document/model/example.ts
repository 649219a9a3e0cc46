import type { Json } from '../load/json.js';
import type { Parameter } from './parameter.js';

/** One call of an operation and its answer, as a reference page shows them. */
export interface Example {
  /** As the document names it: `expiring`; `minimal` where it was made from the schemas. */
  readonly name: string;
  readonly summary: string;
  /** The arguments in path and query, in the order of the operation's parameters. */
  readonly parameters: readonly ExampleParameter[];
  /** The body without its files; a form is an object here as well. Absent where there is no body. */
  readonly body?: Json;
  readonly files: readonly ExampleFile[];
  /** The answer to it; absent where the document shows none and none can be made. */
  readonly answer?: ExampleAnswer;
}

export interface ExampleParameter {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** A file that the call sends; a program that runs the example has it in its folder. */
export interface ExampleFile {
  /** The name of the part that carries it: `file`. */
  readonly part: string;
  /** `x-upspec-files`, or the name of the part. */
  readonly filename: string;
  readonly content: string;
}

export interface ExampleAnswer {
  /** `200` */
  readonly status: string;
  readonly contentType?: string;
  /** The JSON value, or the content of bytes and text; absent where there is no body. */
  readonly body?: Json;
}

/** An answer that the document shows beside a response: an error, most often. */
export interface ResponseExample {
  readonly name: string;
  readonly summary: string;
  readonly value: Json;
}
