import {
  requirementVerdicts,
  type RequirementSummary,
  type RequirementVerdict,
  type Result,
} from '../../verdict/result.js';
import { groupRequirements } from '../requirement-groups.js';
import { splitCode, type ProsePiece } from '../split-code.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** Requirements whose ids begin alike. */
export interface GroupView {
  readonly name: string;
  readonly total: number;
  readonly counts: readonly (ShownVerdict & { readonly count: number })[];
  readonly isOpen: boolean;
  readonly requirements: readonly RequirementView[];
}

export interface RequirementView extends ShownVerdict {
  readonly id: string;
  readonly level: string;
  readonly clause: readonly ProsePiece[];
  readonly evidence: string;
  /** Where its findings are on the page; empty where it has none. */
  readonly anchor: string;
  readonly findings: number;
}

export function viewGroups(result: Result): readonly GroupView[] {
  return groupRequirements(result).map(({ name, requirements }) => ({
    name,
    total: requirements.length,
    counts: requirementVerdicts
      .map((verdict) => ({ ...showVerdict(verdict), count: countOf(requirements, verdict) }))
      .filter(({ count }) => count > 0),
    isOpen: countOf(requirements, 'fail') > 0,
    requirements: requirements.map((each) => ({
      ...showVerdict(each.verdict),
      id: each.id,
      level: each.level,
      clause: splitCode(each.text),
      evidence: each.evidence.join('; '),
      anchor: each.findings > 0 ? `finding-${each.id}` : '',
      findings: each.findings,
    })),
  }));
}

function countOf(
  requirements: readonly RequirementSummary[],
  expected: RequirementVerdict,
): number {
  return requirements.filter(({ verdict }) => verdict === expected).length;
}
