import { buildResult } from './build-result.js';
import type { CaseResult, Result, RunSettings, Shard, UntestedEntry, Verdict } from './result.js';

/** A result and the name that it is called by when it does not fit. */
export interface NamedResult {
  readonly name: string;
  readonly result: Result;
}

export type MergedResults =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Makes one result of the results of a run's shards, or of runs of different cases. They must be of
 * one suite, target and profile; all shards must exist, and no case twice but the first looks at
 * the target, which every run takes: of those the worst counts.
 *
 * @param operations the ids of all operations, in the order of the spec
 * @returns every error, each with the names of the results that don't fit
 */
export function mergeResults(
  given: readonly NamedResult[],
  operations: readonly string[],
): MergedResults {
  const [first, ...others] = given;
  if (first === undefined) return { ok: false, errors: ['there is no result to merge'] };
  const ofShards = shardErrors(given);
  const errors = [
    ...others.flatMap((other) => differences(first, other)),
    // Of shards that don't fit, each case that comes again would say the same once more.
    ...(ofShards.length > 0 ? ofShards : repeatedCases(given)),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const results = given.map(({ result }) => result);
  const stops = new Set(results.flatMap(({ stopped }) => stopped ?? []));
  const { suite, target } = first.result;
  const settings = mergeSettings(results);
  const head = {
    suite,
    target,
    ...(settings === undefined ? {} : { settings }),
    ...(stops.size === 0 ? {} : { stopped: [...stops].join('; ') }),
    notes: [...new Set(results.flatMap(({ notes }) => notes))],
    untested: uniqueEntries(results),
    durationMs: Math.max(...results.map(({ durationMs }) => durationMs)),
  };
  const requirements = [
    ...new Map(
      results.flatMap((result) => result.requirements).map((each) => [each.id, each] as const),
    ).values(),
  ];
  const named = results.flatMap((result) => result.operations.map(({ operation }) => operation));
  const ordered = [...new Set([...operations, ...named])];
  const result = buildResult(head, mergeCases(results), { operations: ordered, requirements });
  return { ok: true, result };
}

function uniqueEntries(results: readonly Result[]): readonly UntestedEntry[] {
  const entries = results.flatMap(({ untested = [] }) => untested);
  return [...new Map(entries.map((each) => [`${each.location} ${each.pattern}`, each])).values()];
}

function differences(first: NamedResult, other: NamedResult): readonly string[] {
  const pairs = [
    ['suite', first.result.suite, other.result.suite],
    ['target', first.result.target, other.result.target],
    ['profile', first.result.settings?.profile, other.result.settings?.profile],
    ['seed', first.result.settings?.seed, other.result.settings?.seed],
    ['options that choose the cases', sourceOf(first.result), sourceOf(other.result)],
    ['list of requirements', idsOf(first.result), idsOf(other.result)],
  ] as const;
  return pairs
    .filter(([, a, b]) => a !== b)
    .map(([what, a, b]) => {
      const reported = what === 'list of requirements' ? '' : `: ${a ?? 'none'} and ${b ?? 'none'}`;
      return `${first.name} and ${other.name} differ in their ${what}${reported}`;
    });
}

/** For a user's own document only those requirements are listed that are tested or violated. */
function idsOf({ requirements, settings }: Result): string {
  if (settings?.source !== undefined) return '';
  return requirements.map(({ id }) => id).join(' ');
}

function sourceOf({ settings }: Result): string | undefined {
  return settings?.source?.join(' ');
}

function shardErrors(given: readonly NamedResult[]): readonly string[] {
  const shards = given.map(({ name, result }) => ({ name, shard: result.settings?.shard }));
  const sharded = shards.find(({ shard }) => shard !== undefined);
  if (sharded?.shard === undefined) return [];
  const { of } = sharded.shard;
  const foreign = shards.filter(({ shard }) => shard?.of !== of);
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter(
    (index) => !shards.some(({ shard }) => shard?.index === index),
  );
  const repeated = shards.filter(
    ({ shard }, at) => shards.findIndex((each) => isSame(each.shard, shard)) !== at,
  );
  return [
    ...foreign.map(({ name }) => `${name} is not a shard of ${of}, as ${sharded.name} is`),
    ...(foreign.length > 0 ? [] : missing.map((index) => `shard ${index} of ${of} is missing`)),
    ...(foreign.length > 0
      ? []
      : repeated.map(({ name, shard }) => `${name} is shard ${shard?.index ?? 0} of ${of} again`)),
  ];
}

function isSame(a: Shard | undefined, b: Shard | undefined): boolean {
  return a?.index === b?.index && a?.of === b?.of;
}

function repeatedCases(given: readonly NamedResult[]): readonly string[] {
  const seen = new Map<string, string>();
  const errors: string[] = [];
  for (const { name, result } of given) {
    for (const each of result.cases.filter(({ kind }) => kind !== 'preflight')) {
      const earlier = seen.get(each.name);
      if (earlier === undefined) seen.set(each.name, name);
      else errors.push(`${name} holds the case ${each.name}, as ${earlier} does`);
    }
  }
  return errors;
}

/** What was checked first comes first; the rest in the order of names, as in an undivided run. */
function mergeCases(results: readonly Result[]): readonly CaseResult[] {
  const all = results.flatMap(({ cases }) => cases);
  const checks = new Map<string, CaseResult>();
  for (const each of all.filter(({ kind }) => kind === 'preflight')) {
    const known = checks.get(each.name);
    if (known === undefined || badness(each) > badness(known)) checks.set(each.name, each);
  }
  const cases = all.filter(({ kind }) => kind !== 'preflight');
  return [...checks.values(), ...cases.toSorted((a, b) => (a.name < b.name ? -1 : 1))];
}

function badness({ verdict }: CaseResult): number {
  return fromBest.indexOf(verdict);
}

const fromBest: readonly Verdict[] = [
  'pass',
  'skip',
  'observed',
  'warn',
  'known-failure',
  'could-not-run',
  'unexpected-pass',
  'fail',
];

function mergeSettings(results: readonly Result[]): RunSettings | undefined {
  const [first, ...others] = results.flatMap(({ settings }) => settings ?? []);
  if (first === undefined) return undefined;
  const { shard, ...whole } = first;
  // Runs that were not shards of one whole are reported as parts.
  const all = [first, ...others];
  return {
    ...whole,
    only: [...new Set(all.flatMap(({ only }) => only))],
    skip: [...new Set(all.flatMap(({ skip }) => skip))],
    large: all.some(({ large }) => large),
    slow: all.some(({ slow }) => slow),
  };
}
