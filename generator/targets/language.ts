import type { Example, Model, Operation } from '@upspec/document';

/** A language in which the reference pages show a call; each language's folder has one. */
export interface Language {
  /** Its name on a page: `Ruby`. */
  readonly title: string;
  /** Its name in a Markdown fence: `ruby`. */
  readonly fence: string;
  /** A complete program that makes the call and prints the response. */
  example(call: ExampleCall): string;
  /** A program that prints the items of all pages of a list, for an operation that has pages. */
  allPages?(call: ExampleCall): string;
}

/** The data of an example. */
export interface ExampleCall {
  readonly model: Model;
  readonly operation: Operation;
  readonly example: Example;
}
