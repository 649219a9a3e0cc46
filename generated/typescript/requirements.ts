// Made from spec/requirements.yaml by `upspec generate`; do not edit.

/** How strongly a requirement binds: `must` fails a server, `should` warns it, `observe` only tells. */
export type RequirementLevel = 'must' | 'should' | 'observe';

/** A numbered statement about the API that no schema can say. */
export interface Requirement {
  /** Never given anew: `LIST-03`. */
  readonly id: string;
  readonly level: RequirementLevel;
  /** What a server must offer for it to hold: `files`, `uploads`. */
  readonly capability: string;
  readonly text: string;
  /** What it rests on: a sentence of a document, a recording, a quotation. */
  readonly evidence: readonly string[];
  /** The ids of the operations that it holds for. */
  readonly operations: readonly string[];
  /** The places whose faults are laid to it: `FileObject.expires_at`, `listFiles.200`. */
  readonly covers: readonly string[];
}

/** Every numbered statement of the contract, in the order of the spec. */
export const requirements: readonly Requirement[] = [];
