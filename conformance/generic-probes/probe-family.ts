import type { Contract, Requirement } from '@upspec/document';
import type { SchemaJudge } from '../contract/schema-judge.js';
import type { SchemaBook } from '../mock/schema-book.js';
import type { Probe } from '../probe-contract/probe.js';
import type { RequestValues } from '../examples/example-request.js';
import type { ResourcePlan } from './resource-plan.js';

/** Probes of one kind that derive from any contract, and the rules that they test. */
export interface ProbeFamily {
  /** A segment of the names of its cases: `bounds`. */
  readonly name: string;
  /** What its findings and observations are attributed to. */
  readonly rules: readonly Requirement[];
  /** The cases for a contract, in the order of its operations; none where it has nothing to test. */
  select(source: ProbeSource): readonly Probe[];
}

/** Everything that probes are derived from. */
export interface ProbeSource {
  readonly contract: Contract;
  readonly book: SchemaBook;
  /** Judges the values of requests. */
  readonly judge: SchemaJudge;
  readonly resources: ResourcePlan;
  /** Requests that a conforming server accepts, by operation; absent where none can be made. */
  readonly requests: ReadonlyMap<string, SuccessRequests>;
  /** Why an operation can't be sent, by operation; absent where it can. */
  readonly unreachable: ReadonlyMap<string, string>;
  /** Ids of what exists beforehand, by path parameter or resource. */
  readonly existing: Readonly<Record<string, unknown>>;
  /** Whether only requests are sent that change nothing. */
  readonly readOnly: boolean;
  /** Whether rules are tested that the document does not state. */
  readonly opinions: boolean;
  /** How many generated examples of a request are sent. */
  readonly maxExamples: number;
}

/**
 * Values of a request that its schemas allow: `minimal` with what is required, `full` with each
 * property. Ids are those of an example until a scene replaces them.
 */
export interface SuccessRequests {
  readonly minimal: RequestValues;
  readonly full: RequestValues;
}

export type RequestVariant = keyof SuccessRequests;

/** A rule of generic probes as a requirement. */
export function rule(
  id: string,
  level: Requirement['level'],
  { text, source }: { readonly text: string; readonly source: string },
): Requirement {
  return { id, level, capability: '', text, evidence: [source], operations: [], covers: [] };
}
