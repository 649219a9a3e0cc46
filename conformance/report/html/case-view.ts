import type { CaseResult } from '../../verdict/result.js';
import { groupOf } from '../requirement-groups.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

export interface CaseView extends ShownVerdict {
  /** Its position in the result, from 0 on: findings and requirements refer to it. */
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly time: string;
  readonly exchanges: number;
  readonly evidence: string;
  readonly requirements: readonly CaseRequirementView[];
  /** One a line, for the page's filter. */
  readonly operations: string;
  readonly groups: string;
}

export interface CaseRequirementView {
  readonly id: string;
  /** Its findings, or else its row among the requirements. */
  readonly anchor: string;
}

export function viewCases(cases: readonly CaseResult[]): readonly CaseView[] {
  return cases.map((each, index) => ({
    ...showVerdict(each.verdict),
    index,
    name: each.name,
    kind: each.kind,
    title: each.title,
    reason: each.reason ?? '',
    time: showTime(each.durationMs),
    exchanges: each.exchanges,
    evidence: each.evidence.join('; '),
    requirements: requirementsOf(each),
    operations: each.operations.join('\n'),
    groups: groupsOf(each),
  }));
}

function requirementsOf({ requirements, findings }: CaseResult): readonly CaseRequirementView[] {
  const violated = new Set(findings.map(({ requirement }) => requirement));
  return [...new Set([...requirements, ...violated])].map((id) => ({
    id,
    anchor: `${violated.has(id) ? 'finding' : 'requirement'}-${id}`,
  }));
}

/** The groups of the requirements that a case tests, one a line. */
export function groupsOf({ requirements }: Pick<CaseResult, 'requirements'>): string {
  return [...new Set(requirements.map((id) => groupOf({ id })))].join('\n');
}

/** `850 ms`, `1.2 s`, `3 s`. */
export function showTime(milliseconds: number): string {
  return milliseconds < 1000
    ? `${milliseconds} ms`
    : `${Number((milliseconds / 1000).toFixed(1))} s`;
}
