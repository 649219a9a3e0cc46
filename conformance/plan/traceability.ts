import type { Requirement } from '@upspec/openai-files/requirements';
import type { CaseHead } from './test-case.js';

/** A requirement, and what holds a server to it. */
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
  readonly faults: readonly string[];
}

/** Why no case tests a requirement. */
const untested: Readonly<Record<string, string>> = {
  'ROUTE-01':
    'is tested before any case is played: an operation that the target does not have is one finding, and its cases are skipped',
  'ERROR-06': 'lets a server add something and leave it out: nothing can break it',
  'ERROR-08':
    'speaks of failures of the server itself, which no request is sure to cause; each 5xx that comes by itself is judged by it',
  'ERROR-15':
    'is tested by all cases together: responses 502, 503 or 504 that do not come again are one finding',
};

/** Lays cases beside the requirements that they test. */
export function traceRequirements(
  requirements: Iterable<Requirement>,
  cases: readonly Pick<CaseHead, 'name' | 'requirements'>[],
): Traceability {
  const traced = [...requirements].map(({ id, level, text }): TracedRequirement => {
    const named = cases.filter((each) => each.requirements.includes(id)).map(({ name }) => name);
    const reason = named.length === 0 ? untested[id] : undefined;
    return { id, level, text, cases: named, ...(reason !== undefined && { reason }) };
  });
  const known = new Set(traced.map(({ id }) => id));
  return {
    requirements: traced,
    faults: [
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
