import type { Model } from '@upspec/document';

/** One kind of output: a pure step from the model to files. */
export interface Target {
  /** Its name for `--target`. */
  readonly name: string;
  /** Its output in a few words, for `--help`. */
  readonly summary: string;
  /** Whether it generates a client, which needs the server's URL. */
  readonly sendsRequests?: true;
  /**
   * Whether a file below the output folder is this target's; only such a one is removed when stale.
   */
  owns(path: string): boolean;
  emit(model: Model): Promise<Emitted>;
}

/** The output of a target. */
export interface Emitted {
  readonly files: readonly EmittedFile[];
  /** What it could not generate, by its pointer in the document. */
  readonly unsupported?: readonly { readonly pointer: string; readonly message: string }[];
}

/** A generated file, not yet formatted or written. */
export interface EmittedFile {
  /** Below the output folder, with forward slashes: `typescript/types.ts`. */
  readonly path: string;
  readonly text: string;
  /** Whether the text must not be formatted, such as a bundle. */
  readonly isFinal?: true;
  /**
   * Whether it is only written where there is no such file: a start for the user, who may change it.
   */
  readonly isStarter?: true;
}

/** The mark of a generated file; no other file is ever overwritten or removed. */
export const BANNER_MARK = 'by `upspec generate`; do not edit.';

/** The first line of every generated file: its sources, its generator, and not to edit it. */
export function banner(model: Model): string {
  const sources = [model.source, ...model.overlays].join(' with ');
  return `Generated from ${sources} by \`upspec generate\`; do not edit.`;
}
