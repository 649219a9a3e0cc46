import type { Contract, ContractOperation } from '@upspec/document';
import { decodeSegment } from '../../replay/encode-segment.js';
import { matchTemplate, type MatchedParameter } from '../../replay/match-path.js';

/** An operation whose path a request has. */
export interface FoundOperation {
  readonly id: string;
  readonly operation: ContractOperation;
  readonly parameters: readonly MatchedParameter[];
}

/** Finds operations by method and path. */
export interface OperationIndex {
  /**
   * The operations whose path fits, the most specific first, whatever their methods: OpenAPI 3.1.1,
   * section 4.8.8.2, "concrete (non-templated) paths would be matched before their templated
   * counterparts".
   *
   * @param path below the base, without a query
   */
  find(path: string): readonly FoundOperation[];
  /** Whether the path is below one that the API has, such as that of an unknown operation. */
  isNear(path: string): boolean;
  /** An operation with the longest beginning of its path in common. */
  nearest(path: string): ContractOperation | undefined;
}

interface Entry {
  readonly id: string;
  readonly operation: ContractOperation;
  readonly segments: readonly string[];
}

/** Prepares the operations of a contract to be found. */
export function indexOperations({ operations }: Pick<Contract, 'operations'>): OperationIndex {
  const entries = Object.entries(operations).map(([id, operation]): Entry => {
    return { id, operation, segments: segmentsOf(operation.path) };
  });
  const sorted = entries.toSorted(bySpecificity);
  const byLength = new Map<number, Entry[]>();
  for (const entry of sorted) {
    const { length } = entry.segments;
    byLength.set(length, [...(byLength.get(length) ?? []), entry]);
  }
  const find = (path: string): readonly FoundOperation[] =>
    (byLength.get(path.split('/').length) ?? []).flatMap(({ id, operation, segments }) => {
      if (!mayFit(segments, segmentsOf(path))) return [];
      const parameters = matchTemplate(operation, path);
      return parameters === undefined ? [] : [{ id, operation, parameters }];
    });
  const beginnings = new Set(sorted.map(({ segments }) => segments[1] ?? ''));
  return {
    find,
    isNear: (path) => beginnings.has(segmentsOf(path)[1] ?? '') || find(path).length > 0,
    nearest: (path) => nearestOf(sorted, segmentsOf(path)),
  };
}

/** Decoded, as templates and paths may be written in either way. */
function segmentsOf(path: string): readonly string[] {
  return path.split('/').map(decodeSegment);
}

function mayFit([, first = '']: readonly string[], [, beginning]: readonly string[]): boolean {
  return first.includes('{') || beginning === first;
}

/** Segment by segment: a literal comes before a template, and one with literal pieces before one without. */
function bySpecificity(a: Entry, b: Entry): number {
  for (const [index, segment] of a.segments.entries()) {
    const difference = openness(segment) - openness(b.segments[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function openness(segment: string): number {
  if (!segment.includes('{')) return 0;
  return /^\{[^}]*\}$/.test(segment) ? 2 : 1;
}

function nearestOf(
  entries: readonly Entry[],
  path: readonly string[],
): ContractOperation | undefined {
  const common = ({ segments }: Entry): number => {
    const at = segments.findIndex((segment, index) => !fits(segment, path[index]));
    return at === -1 ? segments.length : at;
  };
  const scored = entries.map((entry) => ({ entry, score: common(entry) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score < 2 ? undefined : best.entry.operation;
}

function fits(template: string, segment: string | undefined): boolean {
  return segment !== undefined && (template.includes('{') || template === segment);
}
