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
  /** What one run alone judged, as a run of some cases does not judge the others. */
  readonly only: Readonly<Record<'old' | 'new', Uncompared>>;
}

export interface ComparedRun {
  readonly file: string;
  readonly suite: string;
  readonly target: string;
}

/** `new`: only in the new run · `fixed`: only in the old run · `unchanged`: in both. */
export type Change = (typeof changes)[number];

export const changes = ['new', 'fixed', 'unchanged'] as const;

/** The cases that one of two runs did not judge. */
export interface Uncompared {
  readonly cases: readonly string[];
  /** How many violations the other run found in them. */
  readonly violations: number;
  readonly requirements: readonly ChangedRequirement[];
}

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
 * that lists of known failures change nothing. Only what both runs judged is compared.
 *
 * @returns every reason why the results can't be compared, each with the names of the results
 */
export function compareResults(before: NamedResult, after: NamedResult): ComparedResults {
  const errors = errorsOf(before, after);
  if (errors.length > 0) return { ok: false, errors };
  const [earlier, later] = [readRun(before.result), readRun(after.result)];
  const found = [...new Map([...earlier.violations, ...later.violations])].map(
    ([key, violation]) => ({ violation, sort: sortOf(key, earlier, later) }),
  );
  const violationsOf = (sort: Sort): readonly Violated[] =>
    found.filter((each) => each.sort === sort).map(({ violation }) => violation);
  const lost = after.result.cases
    .filter(({ verdict, name }) => verdict === 'could-not-run' && earlier.judged.has(name))
    .map(({ name }) => name);
  const onlyIn = (one: ReadRun, other: ReadRun, sort: Sort): Uncompared => {
    const violations = violationsOf(sort);
    const isUnmatched = (name: string): boolean => !other.judged.has(name) && !lost.includes(name);
    const cases = [...one.judged].filter(isUnmatched);
    const names = new Set([...cases, ...violations.map(({ name }) => name)]);
    return {
      cases: [...names],
      violations: violations.length,
      requirements: groupByRequirement(violations),
    };
  };
  const comparison: Comparison = {
    version: 1,
    old: runOf(before),
    new: runOf(after),
    counts: recordOf((change) => violationsOf(change).length),
    changes: recordOf((change) => groupByRequirement(violationsOf(change))),
    lost,
    only: {
      old: onlyIn(earlier, later, 'only-old'),
      new: onlyIn(later, earlier, 'only-new'),
    },
  };
  return { ok: true, comparison };
}

type Sort = Change | 'only-old' | 'only-new';

/** How a violation changed, by the key that it has in the runs that report it. */
function sortOf(key: string, earlier: ReadRun, later: ReadRun): Sort {
  const before = earlier.violations.get(key);
  const after = later.violations.get(key);
  if (before !== undefined) {
    if (after !== undefined || later.repeats.has(key)) return 'unchanged';
    return isJudgedIn(later, before, earlier) ? 'fixed' : 'only-old';
  }
  if (after === undefined || earlier.repeats.has(key)) return 'unchanged';
  return isJudgedIn(earlier, after, later) ? 'new' : 'only-new';
}

/** Whether a run judged what another one found. */
function isJudgedIn(run: ReadRun, { name, dependsOn }: Violated, finder: ReadRun): boolean {
  switch (dependsOn) {
    case 'case':
      return run.judged.has(name);
    case 'run':
      return [...finder.judged].every((each) => run.judged.has(each));
    default:
      return dependsOn.some((operation) => run.operations.has(operation));
  }
}

function recordOf<Value>(valueOf: (change: Change) => Value): Readonly<Record<Change, Value>> {
  return { new: valueOf('new'), fixed: valueOf('fixed'), unchanged: valueOf('unchanged') };
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
  /**
   * What has to be judged again to show that it is gone: the case · a case of one of these operations,
   * as a first look at the target is a case only where it finds something · all cases of the run, for
   * a first look at all operations, and for what a case sees beside what it tests: a list has what
   * other cases created.
   */
  readonly dependsOn: 'case' | 'run' | readonly string[];
}

interface ReadRun {
  readonly violations: ReadonlyMap<string, Violated>;
  /** The keys of violations that a case saw and another case reports. */
  readonly repeats: ReadonlySet<string>;
  /** The names of the cases that show how the target behaves. */
  readonly judged: ReadonlySet<string>;
  /** The operations of these cases. */
  readonly operations: ReadonlySet<string>;
}

function readRun(result: Result): ReadRun {
  const { cases } = result;
  return {
    violations: violationsIn(result),
    repeats: new Set(
      cases.flatMap(({ name, repeats = [] }) =>
        repeats.map(({ requirement }) => keyOf({ requirement, name })),
      ),
    ),
    judged: new Set(judgedIn(result)),
    operations: new Set(cases.filter(isJudged).flatMap(({ operations }) => operations)),
  };
}

function keyOf({ requirement, name }: Pick<Violated, 'requirement' | 'name'>): string {
  return JSON.stringify([requirement, name]);
}

function violationsIn({ cases, requirements }: Result): ReadonlyMap<string, Violated> {
  const stated = new Map(requirements.map((each) => [each.id, each]));
  return new Map(
    cases.flatMap((found) =>
      found.findings.map(({ requirement, level, clause }) => {
        const { text = clause ?? '', level: statedLevel } = stated.get(requirement) ?? {};
        const violated = {
          requirement,
          level: level ?? statedLevel ?? 'must',
          text,
          name: found.name,
          dependsOn: dependencyOf(found, requirement),
        };
        return [keyOf(violated), violated] as const;
      }),
    ),
  );
}

function dependencyOf(
  { kind, operations, requirements }: CaseResult,
  requirement: string,
): Violated['dependsOn'] {
  if (kind === 'preflight') return operations.length > 0 ? operations : 'run';
  return requirements.length === 0 || requirements.includes(requirement) ? 'case' : 'run';
}

/** The names of the cases that show how the target behaves. A first look is none. */
function judgedIn({ cases }: Result): readonly string[] {
  return cases.filter(isJudged).map(({ name }) => name);
}

function isJudged({ kind, verdict }: CaseResult): boolean {
  return kind !== 'preflight' && verdict !== 'skip' && verdict !== 'could-not-run';
}

function groupByRequirement(violations: readonly Violated[]): readonly ChangedRequirement[] {
  const groups = new Map<string, ChangedRequirement>();
  for (const { requirement, level, text, name } of violations) {
    const cases = groups.get(requirement)?.cases ?? [];
    groups.set(requirement, { requirement, level, text, cases: [...cases, name] });
  }
  return [...groups.values()];
}
