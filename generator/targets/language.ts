import type { Example, Model, Operation } from '@upspec/document';

/** A form in which the reference pages show a call; each language's folder has one. */
export interface Language {
  /** As a page names it: `Ruby`. */
  readonly title: string;
  /** What a Markdown fence calls it: `ruby`. */
  readonly fence: string;
  /** A whole program that makes the call and prints the answer; it runs as it stands. */
  example(call: ExampleCall): string;
}

/** What an example is written from. */
export interface ExampleCall {
  readonly model: Model;
  readonly operation: Operation;
  readonly example: Example;
}
