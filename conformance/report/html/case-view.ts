import type { CaseResult } from '../../verdict/result.js';
import { groupOf } from '../requirement-groups.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

export interface CaseView extends ShownVerdict {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly time: string;
  readonly exchanges: number;
  readonly evidence: string;
  readonly requirementIds: string;
  /** Divided by spaces, for the page's filter. */
  readonly operations: string;
  readonly groups: string;
}

export function viewCases(cases: readonly CaseResult[]): readonly CaseView[] {
  return cases.map((each) => ({
    ...showVerdict(each.verdict),
    name: each.name,
    kind: each.kind,
    title: each.title,
    reason: each.reason ?? '',
    time: showTime(each.durationMs),
    exchanges: each.exchanges,
    evidence: each.evidence.join('; '),
    requirementIds: each.requirements.join(' '),
    operations: each.operations.join(' '),
    groups: groupsOf(each),
  }));
}

/** The groups of requirements that cases test, divided by spaces. */
export function groupsOf({ requirements }: Pick<CaseResult, 'requirements'>): string {
  return [...new Set(requirements.map((id) => groupOf({ id })))].join(' ');
}

/** `850 ms`, `1.2 s`, `3 s`. */
export function showTime(milliseconds: number): string {
  return milliseconds < 1000
    ? `${milliseconds} ms`
    : `${Number((milliseconds / 1000).toFixed(1))} s`;
}
