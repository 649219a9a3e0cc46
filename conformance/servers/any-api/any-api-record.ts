import type { ShownDifference } from '../../difference/difference.js';
import { formatDifference } from '../../difference/difference.js';
import { deviationsFrom } from '../../report/deviations.js';
import type { Counts, Result } from '../../verdict/result.js';
import type { ServerRecord } from '../server-record.js';
import type { CheckedFinding } from './any-api-server.js';

/** What one run showed of one server, as it is stored and reported. */
export interface AnyApiRecord extends Omit<ServerRecord, 'run' | 'version'> {
  /** The version of this shape. */
  readonly version: 1;
  readonly run?: AnyApiRun;
}

export interface AnyApiRun {
  readonly stopped?: string;
  readonly durationMs: number;
  readonly counts: Counts;
  /** How many operations the document has. */
  readonly operations: number;
  readonly findings: readonly RecordedFinding[];
}

/** One way in which the server violates a requirement. */
export interface RecordedFinding extends ShownDifference {
  readonly requirement: string;
  readonly level: string;
  readonly request: string;
  /** How many cases met it. */
  readonly cases: number;
  /** Why it is true, as a person found; absent where nobody checked it. */
  readonly why?: string;
}

/** Keeps of a result each different finding, with what a person said of it. */
export function recordAnyApi(result: Result, checked: readonly CheckedFinding[]): AnyApiRun {
  const { stopped, durationMs, counts, operations, requirements } = result;
  return {
    ...(stopped !== undefined && { stopped }),
    durationMs,
    counts,
    operations: operations.length,
    findings: requirements.flatMap(({ id, level }) => findingsOf(result, { id, level }, checked)),
  };
}

function findingsOf(
  result: Result,
  { id, level }: { readonly id: string; readonly level: string },
  checked: readonly CheckedFinding[],
): readonly RecordedFinding[] {
  const recorded = deviationsFrom(id, result).map(({ finding, cases }): RecordedFinding => {
    const shown = formatDifference(finding);
    const known = checked.find((each) => isOf(each, id, shown.expected));
    return {
      requirement: id,
      level,
      request: withoutIds(finding.request),
      where: shown.where,
      expected: withoutIds(shown.expected),
      actual: withoutIds(shown.actual),
      cases: cases.length,
      ...(known !== undefined && { why: known.why }),
    };
  });
  // What differs only in the ids of a run is one finding.
  const byText = new Map<string, RecordedFinding>();
  for (const each of recorded) {
    const key = JSON.stringify([each.where, each.expected, each.actual]);
    const known = byText.get(key);
    byText.set(key, known === undefined ? each : { ...known, cases: known.cases + each.cases });
  }
  return [...byText.values()];
}

function isOf({ requirement, expects }: CheckedFinding, id: string, expected: string): boolean {
  return requirement === id && (expects ?? ['']).some((part) => expected.includes(part));
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Ids, and the numbers of generated names, differ in each run. */
function withoutIds(text: string): string {
  return text
    .replace(uuid, '…')
    .replace(/[\da-f]{32,}/g, '…')
    .replace(/(?<=[-/])\d{3,}/g, '…');
}
