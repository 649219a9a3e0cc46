import type { Requirement } from '@upspec/document';
import type { CaseHead } from './test-case.js';

/** A requirement, and what checks it. */
export interface TracedRequirement extends Pick<Requirement, 'id' | 'level' | 'text'> {
  /** The names of the cases that test it, in the order of the cases. */
  readonly cases: readonly string[];
  /** Why none does; only where none does. */
  readonly reason?: string;
}

/** The matrix of requirements and cases, both ways. */
export interface Traceability {
  /** In the order of the spec. */
  readonly requirements: readonly TracedRequirement[];
  /** What is wrong with it: requirements without a case or a reason, cases that name unknown ones. */
  readonly errors: readonly string[];
}

/**
 * Lists cases with the requirements that they test.
 *
 * @param untested requirements that no case tests, each with the reason
 */
export function traceRequirements(
  requirements: Iterable<Requirement>,
  cases: readonly Pick<CaseHead, 'name' | 'requirements'>[],
  untested: Readonly<Record<string, string>>,
): Traceability {
  const traced = [...requirements].map(({ id, level, text }): TracedRequirement => {
    const named = cases.filter((each) => each.requirements.includes(id)).map(({ name }) => name);
    const reason = named.length === 0 ? untested[id] : undefined;
    return { id, level, text, cases: named, ...(reason !== undefined && { reason }) };
  });
  const known = new Set(traced.map(({ id }) => id));
  return {
    requirements: traced,
    errors: [
      ...traced
        .filter((each) => each.cases.length === 0 && each.reason === undefined)
        .map(({ id }) => `${id}: no case tests it, and no reason says why`),
      ...cases
        .filter((each) => each.requirements.length === 0)
        .map(({ name }) => `${name}: names no requirement`),
      ...cases.flatMap(({ name, requirements: ids }) =>
        ids.filter((id) => !known.has(id)).map((id) => `${name}: there is no requirement ${id}`),
      ),
    ],
  };
}
