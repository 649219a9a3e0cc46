import type { RequirementLevel } from '@upspec/document';
import type { NamedResult } from './merge-results.js';
import type { CaseResult, Result } from './result.js';

/** What changed between two runs, as plain JSON. */
export interface Comparison {
  /** The version of this shape. */
  readonly version: 1;
  readonly old: ComparedRun;
  readonly new: ComparedRun;
  /** How many violations there are of each sort: a requirement that three cases violate counts three. */
  readonly counts: Readonly<Record<Change, number>>;
  readonly changes: Readonly<Record<Change, readonly ChangedRequirement[]>>;
  /** The cases that were judged in the old run and could not run in the new one. */
  readonly lost: readonly string[];
}

export interface ComparedRun {
  readonly file: string;
  readonly suite: string;
  readonly target: string;
}

/**
 * `new`: only in the new run · `fixed`: only in the old run, and the case was judged again ·
 * `unchanged`: in both · `unjudged`: only in the old run, and the case was not judged again.
 */
export type Change = (typeof changes)[number];

export const changes = ['new', 'fixed', 'unchanged', 'unjudged'] as const;

/** A requirement, and the cases in which its violation changed. */
export interface ChangedRequirement {
  readonly requirement: string;
  readonly level: RequirementLevel;
  readonly text: string;
  readonly cases: readonly string[];
}

export type ComparedResults =
  | { readonly ok: true; readonly comparison: Comparison }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Compares two results by requirement and case. A known failure is a violation like any other, so
 * that lists of known failures change nothing.
 *
 * @returns every reason why the results can't be compared, each with the names of the results
 */
export function compareResults(before: NamedResult, after: NamedResult): ComparedResults {
  const errors = errorsOf(before, after);
  if (errors.length > 0) return { ok: false, errors };
  const earlier = violationsIn(before.result);
  const later = violationsIn(after.result);
  const judged = new Set(judgedIn(after.result));
  const changeOf = (violation: Violated): Change => {
    if (later.has(keyOf(violation))) return earlier.has(keyOf(violation)) ? 'unchanged' : 'new';
    return violation.isPreflight || judged.has(violation.name) ? 'fixed' : 'unjudged';
  };
  const all = [...new Map([...earlier, ...later]).values()];
  const grouped = changes.map((change) => {
    const own = all.filter((violation) => changeOf(violation) === change);
    return { change, count: own.length, requirements: groupByRequirement(own) };
  });
  const unavailable = new Set(
    after.result.cases.filter(({ verdict }) => verdict === 'could-not-run').map(({ name }) => name),
  );
  const comparison: Comparison = {
    version: 1,
    old: runOf(before),
    new: runOf(after),
    counts: recordOf(grouped.map(({ change, count }) => [change, count])),
    changes: recordOf(grouped.map(({ change, requirements }) => [change, requirements])),
    lost: judgedIn(before.result).filter((name) => unavailable.has(name)),
  };
  return { ok: true, comparison };
}

function recordOf<Value>(
  entries: readonly (readonly [Change, Value])[],
): Readonly<Record<Change, Value>> {
  return Object.fromEntries(entries) as Record<Change, Value>;
}

function runOf({ name, result }: NamedResult): ComparedRun {
  return { file: name, suite: result.suite, target: result.target };
}

function errorsOf(before: NamedResult, after: NamedResult): readonly string[] {
  const stops = [before, after].flatMap(({ name, result: { stopped } }) =>
    stopped === undefined ? [] : [`${name}: the run was stopped: ${stopped}`],
  );
  if (stops.length > 0) return stops;
  const names = `${before.name} and ${after.name}`;
  const [one, other] = [before.result, after.result];
  const profiles = [one.settings?.profile, other.settings?.profile];
  if (profiles[0] !== profiles[1]) {
    return [
      `${names} differ in their profile: ${profiles[0] ?? 'none'} and ${profiles[1] ?? 'none'}`,
    ];
  }
  const earlier = new Set(judgedIn(one));
  const isOther = isBuiltIn(one) !== isBuiltIn(other);
  if (isOther || !judgedIn(other).some((name) => earlier.has(name))) {
    return [`${names} can't be compared: no case was judged in both`];
  }
  return [];
}

/** Whether the built-in API was checked, not a document of `--spec`. */
function isBuiltIn({ settings }: Result): boolean {
  return settings?.source?.includes('--spec') !== true;
}

interface Violated extends Omit<ChangedRequirement, 'cases'> {
  /** The name of the case. */
  readonly name: string;
  /** A first look at the target is a case only where it finds something. */
  readonly isPreflight: boolean;
}

function keyOf({ requirement, name }: Pick<Violated, 'requirement' | 'name'>): string {
  return JSON.stringify([requirement, name]);
}

function violationsIn({ cases, requirements }: Result): ReadonlyMap<string, Violated> {
  const stated = new Map(requirements.map((each) => [each.id, each]));
  return new Map(
    cases.flatMap(({ name, kind, findings }) =>
      findings.map(({ requirement, level, clause }) => {
        const { text = clause ?? '', level: statedLevel } = stated.get(requirement) ?? {};
        const violated = {
          requirement,
          level: level ?? statedLevel ?? 'must',
          text,
          name,
          isPreflight: kind === 'preflight',
        };
        return [keyOf(violated), violated] as const;
      }),
    ),
  );
}

/** The names of the cases that show how the target behaves. */
function judgedIn({ cases }: Result): readonly string[] {
  return cases.filter(isJudged).map(({ name }) => name);
}

function isJudged({ verdict }: CaseResult): boolean {
  return verdict !== 'skip' && verdict !== 'could-not-run';
}

function groupByRequirement(violations: readonly Violated[]): readonly ChangedRequirement[] {
  const groups = new Map<string, ChangedRequirement>();
  for (const { requirement, level, text, name } of violations) {
    const cases = groups.get(requirement)?.cases ?? [];
    groups.set(requirement, { requirement, level, text, cases: [...cases, name] });
  }
  return [...groups.values()];
}
