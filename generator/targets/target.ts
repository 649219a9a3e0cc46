import type { Model } from '@upspec/document';

/** One kind of output: a pure step from the model to files. */
export interface Target {
  /** As `--target` names it. */
  readonly name: string;
  /** What it makes, in a few words, for `--help`. */
  readonly summary: string;
  /** Whether it makes a client, which has to know the server. */
  readonly sendsRequests?: true;
  /** Whether a file below the output folder is this target's; only such a one is removed when stale. */
  owns(path: string): boolean;
  emit(model: Model): Promise<Emitted>;
}

/** What a target made of a model. */
export interface Emitted {
  readonly files: readonly EmittedFile[];
  /** What it could not make, by the pointer of what it would have been made from. */
  readonly unsupported?: readonly { readonly pointer: string; readonly message: string }[];
}

/** A file to be, not yet formatted or written. */
export interface EmittedFile {
  /** Below the output folder, with forward slashes: `typescript/types.ts`. */
  readonly path: string;
  readonly text: string;
  /** Whether the text is to stand as it is: a bundle that nobody reads from top to bottom. */
  readonly isFinal?: true;
}

/** The line at the head of every file that is made: from what, by what, and to be left alone. */
export function banner(model: Model): string {
  const sources = [model.source, ...model.overlays].join(' with ');
  return `Made from ${sources} by \`upspec generate\`; do not edit.`;
}
