// Made from spec/requirements.yaml by `upspec generate`; do not edit.

/** How strongly a requirement binds: `must` fails a server, `should` warns it, `observe` only tells. */
export type RequirementLevel = 'must' | 'should' | 'observe';

export interface Requirement {
  readonly id: string;
  readonly level: RequirementLevel;
  readonly capability: string;
  readonly text: string;
  readonly evidence: readonly string[];
  /** The operations that it holds for. */
  readonly operations: readonly string[];
  /** The places whose faults are laid to it: `FileObject.expires_at`, `listFiles.200`, `header.content-type`. */
  readonly covers: readonly string[];
}

/** Every numbered statement of the contract, in the order of the spec. */
export const requirements: readonly Requirement[] = [];
