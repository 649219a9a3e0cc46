import type { CaseResult, RequirementVerdict, Result } from '../../verdict/result.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** Which requirements were tested by requests to an operation that returned a status. */
export interface CoverageRowView {
  readonly operation: string;
  /** `404`; `none` where no case received a response of the operation. */
  readonly status: string;
  /** How many cases received it. */
  readonly count: number;
  readonly requirements: readonly CoveredRequirementView[];
}

export interface CoveredRequirementView extends ShownVerdict {
  readonly id: string;
  readonly anchor: string;
}

/** Each operation by the statuses that it returned, in rising order. */
export function viewCoverage({
  cases,
  operations,
  requirements,
}: Result): readonly CoverageRowView[] {
  const ids = new Set(requirements.map(({ id }) => id));
  const musts = new Set(requirements.flatMap(({ id, level }) => (level === 'must' ? [id] : [])));
  return operations.flatMap(({ operation }) => {
    const byStatus = casesByStatus(operation, cases);
    const statuses = [...byStatus.keys()].sort((a, b) => a - b);
    if (statuses.length === 0) return [{ operation, status: 'none', count: 0, requirements: [] }];
    return statuses.map((status) => {
      const own = byStatus.get(status) ?? [];
      const tested = new Set(own.flatMap((each) => [...each.requirements, ...violatedBy(each)]));
      return {
        operation,
        status: `${status}`,
        count: own.length,
        requirements: [...ids]
          .filter((id) => tested.has(id))
          .map((id) => ({
            ...showVerdict(verdictOf(id, own, musts)),
            id,
            anchor: `requirement-${id}`,
          })),
      };
    });
  });
}

function casesByStatus(
  operation: string,
  cases: readonly CaseResult[],
): ReadonlyMap<number, readonly CaseResult[]> {
  const found = new Map<number, CaseResult[]>();
  for (const each of cases) {
    for (const response of each.responses ?? []) {
      if (response.operation !== operation) continue;
      found.set(response.status, [...(found.get(response.status) ?? []), each]);
    }
  }
  return found;
}

/** What some cases show of a requirement; `blocked` where none of them was judged by it alone. */
function verdictOf(
  id: string,
  cases: readonly CaseResult[],
  musts: ReadonlySet<string>,
): RequirementVerdict {
  const breaking = cases.filter((each) => violatedBy(each).includes(id));
  if (breaking.some(({ verdict }) => verdict !== 'known-failure')) {
    return musts.has(id) ? 'fail' : 'warn';
  }
  if (breaking.length > 0) return 'known-failure';
  const isSeen = cases.some(({ observations }) =>
    observations.some(({ requirement }) => requirement === id),
  );
  if (isSeen) return 'observed';
  const tests = cases.filter(({ requirements }) => requirements.includes(id));
  return tests.some(({ verdict }) => judged.has(verdict)) ? 'pass' : 'blocked';
}

const judged: ReadonlySet<string> = new Set(['pass', 'observed', 'unexpected-pass']);

function violatedBy({ findings }: CaseResult): readonly string[] {
  return findings.map(({ requirement }) => requirement);
}
