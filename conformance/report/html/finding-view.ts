import type { RequirementSummary, Result } from '../../verdict/result.js';
import { deviationsFrom, type Deviation } from '../deviations.js';
import { groupOf } from '../requirement-groups.js';
import { splitCode, type ProsePiece } from '../split-code.js';
import { diffWords, type WordDiff } from './diff-words.js';
import { viewExchange, type ExchangeView } from './exchange-view.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';
import { formatDifference } from '../../difference/difference.js';

/** A violated requirement with all its violations. */
export interface RequirementFindingsView extends ShownVerdict {
  readonly id: string;
  readonly anchor: string;
  readonly level: string;
  readonly clause: readonly ProsePiece[];
  readonly evidence: readonly string[];
  /** The cases that were skipped because of it. */
  readonly blocks: readonly string[];
  readonly blockedCount: string;
  readonly deviations: readonly DeviationView[];
}

export interface DeviationView extends ShownVerdict {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly others: readonly string[];
  readonly otherCount: number;
  readonly where: string;
  readonly request: string;
  readonly exchange: number;
  readonly source: string;
  /** Why it was to be expected. */
  readonly reason: string;
  readonly diff: WordDiff;
  /** None in results of old. */
  readonly shown: readonly ExchangeView[];
  readonly curl: string;
  readonly replay: string;
  /** Divided by spaces, for the page's filter. */
  readonly operations: string;
  readonly verdicts: string;
  readonly group: string;
}

/** First violations of level must, then of level should, then known failures. */
export function viewFindings(result: Result): readonly RequirementFindingsView[] {
  return (['fail', 'warn', 'known-failure'] as const).flatMap((outcome) =>
    result.requirements
      .filter(({ verdict }) => verdict === outcome)
      .map((requirement) => viewRequirement(requirement, result)),
  );
}

function viewRequirement(requirement: RequirementSummary, result: Result): RequirementFindingsView {
  const { id, level, text, evidence, verdict, blocks = [] } = requirement;
  return {
    ...showVerdict(verdict),
    id,
    anchor: `finding-${id}`,
    level,
    evidence,
    blocks,
    blockedCount: `${blocks.length} ${blocks.length === 1 ? 'case' : 'cases'}`,
    clause: splitCode(text),
    deviations: deviationsFrom(id, result).map((deviation, index) =>
      viewDeviation(deviation, { requirement, number: index + 1 }),
    ),
  };
}

function viewDeviation(
  { finding, cases, isKnown }: Deviation,
  { requirement, number }: { readonly requirement: RequirementSummary; readonly number: number },
): DeviationView {
  const [first, ...others] = cases;
  const { request, exchange, curl, replay = '', shown } = finding;
  const { where, expected, actual } = formatDifference(finding);
  return {
    ...showVerdict(isKnown ? 'known-failure' : requirement.level === 'must' ? 'fail' : 'warn'),
    id: `${requirement.id}-${number}`,
    name: first?.name ?? '',
    title: first?.title ?? '',
    others: others.map(({ name }) => name),
    otherCount: others.length,
    where,
    request,
    exchange,
    curl,
    replay,
    source: first?.evidence.join('; ') ?? '',
    reason: isKnown ? (first?.reason ?? '') : '',
    diff: diffWords(expected, actual),
    shown: shown === undefined ? [] : [viewExchange(shown)],
    operations: [...new Set(cases.flatMap(({ operations }) => operations))].join(' '),
    verdicts: [...new Set(cases.map(({ verdict }) => verdict))].join(' '),
    group: groupOf(requirement),
  };
}
