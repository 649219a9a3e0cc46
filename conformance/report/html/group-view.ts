import {
  requirementVerdicts,
  type CaseResult,
  type RequirementSummary,
  type RequirementVerdict,
  type Result,
} from '../../verdict/result.js';
import { groupRequirements } from '../requirement-groups.js';
import { splitCode, type ProsePiece } from '../split-code.js';
import { countWords } from './count-words.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** Requirements whose ids begin alike. */
export interface GroupView {
  readonly name: string;
  readonly total: number;
  readonly counts: readonly (ShownVerdict & { readonly count: number })[];
  readonly requirements: readonly RequirementView[];
}

export interface RequirementView extends ShownVerdict {
  readonly id: string;
  readonly anchor: string;
  readonly level: string;
  readonly clause: readonly ProsePiece[];
  readonly evidence: string;
  /** Where its findings are on the page; empty where it has none. */
  readonly findings: string;
  readonly findingCount: string;
  readonly caseCount: string;
  /** The positions of the cases that test or violate it, one a line, for the page's filter. */
  readonly cases: string;
}

export function viewGroups(result: Result): readonly GroupView[] {
  return groupRequirements(result).map(({ name, requirements }) => ({
    name,
    total: requirements.length,
    counts: requirementVerdicts
      .map((verdict) => ({ ...showVerdict(verdict), count: countOf(requirements, verdict) }))
      .filter(({ count }) => count > 0),
    requirements: requirements.map((each) => viewRequirement(each, result.cases)),
  }));
}

function viewRequirement(
  { id, level, text, evidence, verdict, findings }: RequirementSummary,
  cases: readonly CaseResult[],
): RequirementView {
  const own = cases.flatMap((each, index) => (isAbout(each, id) ? [index] : []));
  return {
    ...showVerdict(verdict),
    id,
    anchor: `requirement-${id}`,
    level,
    clause: splitCode(text),
    evidence: evidence.join('; '),
    findings: findings > 0 ? `finding-${id}` : '',
    findingCount: countWords(findings, 'finding'),
    caseCount: countWords(own.length, 'case'),
    cases: own.join('\n'),
  };
}

function isAbout({ requirements, findings }: CaseResult, id: string): boolean {
  return requirements.includes(id) || findings.some(({ requirement }) => requirement === id);
}

function countOf(
  requirements: readonly RequirementSummary[],
  expected: RequirementVerdict,
): number {
  return requirements.filter(({ verdict }) => verdict === expected).length;
}
