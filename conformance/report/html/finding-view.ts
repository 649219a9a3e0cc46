import { formatDifference } from '../../difference/difference.js';
import type { CaseResult, RequirementSummary, Result } from '../../verdict/result.js';
import { deviationsFrom, type Deviation } from '../deviations.js';
import { groupOf } from '../requirement-groups.js';
import { splitCode, type ProsePiece } from '../split-code.js';
import { countWords } from './count-words.js';
import { viewExchange, type ExchangeView } from './exchange-view.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** A violated requirement with all its findings. */
export interface RequirementFindingsView extends ShownVerdict {
  readonly id: string;
  readonly anchor: string;
  readonly group: string;
  readonly level: string;
  readonly clause: readonly ProsePiece[];
  readonly evidence: readonly string[];
  /** `2 findings` */
  readonly findingCount: string;
  /** The cases that met them: `14 cases`. */
  readonly caseCount: string;
  /** The cases that were skipped because of it. */
  readonly blocks: readonly string[];
  readonly blockedCount: string;
  /** The first finding, which the list shows of a requirement that is not open. */
  readonly first: readonly DifferenceView[];
  readonly deviations: readonly DeviationView[];
}

/** What was expected somewhere, and the actual value. */
export interface DifferenceView {
  readonly where: string;
  readonly request: string;
  readonly expected: string;
  readonly actual: string;
}

export interface DeviationView extends ShownVerdict, DifferenceView {
  readonly id: string;
  readonly anchor: string;
  /** Whether it is open as soon as its requirement is: it is the only one. */
  readonly isOpen: boolean;
  readonly name: string;
  readonly title: string;
  readonly others: readonly string[];
  readonly otherCount: number;
  readonly caseCount: string;
  readonly exchange: number;
  readonly source: string;
  /** Why it was to be expected. */
  readonly reason: string;
  /** None in older results. */
  readonly shown: readonly ExchangeView[];
  readonly curl: string;
  readonly replay: string;
  /** The positions of its cases, one a line, for the page's filter. */
  readonly cases: string;
}

/** First violations of level must, then of level should, then known failures. */
export function viewFindings(result: Result): readonly RequirementFindingsView[] {
  const positions = new Map(result.cases.map((each, index) => [each.name, index]));
  return (['fail', 'warn', 'known-failure'] as const).flatMap((outcome) =>
    result.requirements
      .filter(({ verdict }) => verdict === outcome)
      .map((requirement) =>
        viewRequirement(requirement, deviationsFrom(requirement.id, result), positions),
      ),
  );
}

function viewRequirement(
  requirement: RequirementSummary,
  deviations: readonly Deviation[],
  positions: ReadonlyMap<string, number>,
): RequirementFindingsView {
  const { id, level, text, evidence, verdict, blocks = [] } = requirement;
  const cases = new Set(deviations.flatMap((each) => each.cases));
  return {
    ...showVerdict(verdict),
    id,
    anchor: `finding-${id}`,
    group: groupOf(requirement),
    level,
    evidence,
    findingCount: countWords(deviations.length, 'finding'),
    caseCount: countWords(cases.size, 'case'),
    blocks,
    blockedCount: countWords(blocks.length, 'case'),
    clause: splitCode(text),
    first: deviations.slice(0, 1).map(viewDifference),
    deviations: deviations.map((deviation, index) => ({
      ...viewDeviation(deviation, requirement, positions),
      id: `${id}-${index + 1}`,
      anchor: `finding-${id}-${index + 1}`,
      isOpen: deviations.length === 1,
    })),
  };
}

function viewDifference({ finding }: Deviation): DifferenceView {
  return { ...formatDifference(finding), request: finding.request };
}

function viewDeviation(
  deviation: Deviation,
  { level }: RequirementSummary,
  positions: ReadonlyMap<string, number>,
): Omit<DeviationView, 'id' | 'anchor' | 'isOpen'> {
  const { finding, cases, isKnown } = deviation;
  const [first, ...others] = cases;
  const { exchange, curl, replay = '', shown } = finding;
  return {
    ...showVerdict(isKnown ? 'known-failure' : level === 'must' ? 'fail' : 'warn'),
    ...viewDifference(deviation),
    name: first?.name ?? '',
    title: first?.title ?? '',
    others: others.map(({ name }) => name),
    otherCount: others.length,
    caseCount: countWords(cases.length, 'case'),
    exchange,
    curl,
    replay,
    source: first?.evidence.join('; ') ?? '',
    reason: isKnown ? (first?.reason ?? '') : '',
    shown: shown === undefined ? [] : [viewExchange(shown)],
    cases: positionsOf(cases, positions),
  };
}

function positionsOf(cases: readonly CaseResult[], positions: ReadonlyMap<string, number>): string {
  return cases.flatMap(({ name }) => positions.get(name) ?? []).join('\n');
}
