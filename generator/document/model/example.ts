import type { Json } from '../load/json.js';
import type { Parameter } from './parameter.js';

/** One call of an operation and its response, as a reference page shows them. */
export interface Example {
  /** Its name in the document: `expiring`; `minimal` where it was built from the schemas. */
  readonly name: string;
  readonly summary: string;
  /** The arguments outside of the body, in the order of the operation's parameters. */
  readonly parameters: readonly ExampleParameter[];
  /**
   * The body without its files; a multipart body is an object here as well. Absent where there is
   * no body.
   */
  readonly body?: Json;
  readonly files: readonly ExampleFile[];
  /** The response to it; absent where the document has none and none can be built. */
  readonly response?: ExampleResponse;
}

export interface ExampleParameter {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** A file that the call sends; it is in the folder of the program that runs the example. */
export interface ExampleFile {
  /** The name of the part that contains it: `file`. */
  readonly part: string;
  /** `x-upspec-files`, or the name of the part. */
  readonly filename: string;
  readonly content: string;
}

export interface ExampleResponse {
  /** `200` */
  readonly status: string;
  readonly contentType?: string;
  /** The JSON value, or the content of bytes and text; absent where there is no body. */
  readonly body?: Json;
}

/** An example of a response that the document gives: an error, most often. */
export interface ResponseExample {
  readonly name: string;
  readonly summary: string;
  readonly value: Json;
}
