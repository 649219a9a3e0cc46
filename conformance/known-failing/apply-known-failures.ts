import { buildResult } from '../verdict/build-result.js';
import { matchPattern } from '../verdict/match-pattern.js';
import type { CaseResult, Result, Verdict } from '../verdict/result.js';
import { isKnownFailure } from './is-known-failure.js';
import type { KnownFailure } from './known-failure.js';

/**
 * Separates known failures from new ones. A case fails as expected when every finding that fails it
 * is excused: by an entry that names the case, or one that names the finding's requirement. What the
 * case does not test itself is also excused by an entry for the cases that do. A case passes unexpectedly when an entry names it and it does not fail; or names one of its
 * requirements, which nothing in a whole run violated. Where all cases of such a requirement failed
 * because of others, it was never tested, which `untested` lists. A list can be applied again, also
 * to a merged result.
 */
export function applyKnownFailures(result: Result, entries: readonly KnownFailure[]): Result {
  const cases = result.cases.map(withoutVerdictOfList);
  // A case that could not run may have broken what another one keeps.
  const broken = new Set(
    cases.flatMap((each) =>
      each.verdict === 'could-not-run'
        ? each.requirements
        : failuresOf(each, result).map(({ requirement }) => requirement),
    ),
  );
  const isWhole = isWholeRun(result, isKnownFailure(entries));
  const judged = cases.map((each): CaseResult => {
    const byName = entries.filter(({ pattern }) => matchPattern(onlyName(each), pattern));
    if (each.verdict === 'fail') {
      const excuses = failuresOf(each, result).map(
        ({ requirement }) =>
          byName[0] ??
          entries.find(({ pattern }) => matchPattern(onlyId(requirement), pattern)) ??
          entries.find((entry) => excusesElsewhere(entry, requirement, { each, cases })),
      );
      const reasons = new Set(excuses.map((excuse) => excuse?.reason));
      if (excuses.length === 0 || reasons.has(undefined)) return each;
      return { ...each, verdict: 'known-failure', reason: [...reasons].join('; ') };
    }
    if (each.verdict === 'skip' || each.verdict === 'could-not-run') return each;
    const byRequirement = isWhole
      ? entries.filter((entry) => excusesNothing(entry, each, broken))
      : [];
    const [stale] = [...byName, ...byRequirement];
    if (stale === undefined || !canFail(each, result)) return each;
    const reason = `${stale.location}: "${stale.pattern}" is listed as known to fail (${stale.reason}), but passes; remove it from the list`;
    return { ...each, verdict: 'unexpected-pass', reason };
  });
  const untested = entries.filter((entry) => {
    const ran = cases.filter(({ verdict }) => verdict !== 'skip' && verdict !== 'could-not-run');
    const unbroken = ran.filter((each) => excusesNothing(entry, each, broken));
    return isWhole && unbroken.length > 0 && unbroken.every(({ verdict }) => verdict === 'fail');
  });
  const head = {
    ...result,
    untested: untested.map(({ location, pattern }) => ({ location, pattern })),
  };
  return buildResult(head, judged, {
    operations: result.operations.map(({ operation }) => operation),
    requirements: result.requirements,
  });
}

/**
 * A case that only observes what is not documented never fails, so that its passing proves nothing.
 */
function canFail({ requirements }: CaseResult, result: Result): boolean {
  const unknown = result.requirements.filter(({ level }) => level === 'observe');
  return requirements.some((id) => !unknown.some((each) => each.id === id));
}

/** The verdict of a case before any list was applied to it. */
function withoutVerdictOfList(each: CaseResult): CaseResult {
  const { reason, ...bare } = each;
  switch (each.verdict) {
    case 'known-failure':
      return { ...bare, verdict: 'fail' };
    case 'unexpected-pass':
      return { ...bare, verdict: passing(each) };
    default:
      return each;
  }
}

function passing({ findings, observations }: CaseResult): Verdict {
  if (findings.length > 0) return 'warn';
  return observations.length > 0 ? 'observed' : 'pass';
}

/** The findings that bind; what is only weakly documented fails no case. */
function failuresOf({ findings }: CaseResult, { requirements }: Result): CaseResult['findings'] {
  const weak = new Set(
    requirements.filter(({ level }) => level !== 'must').map((requirement) => requirement.id),
  );
  return findings.filter(({ requirement }) => !weak.has(requirement));
}

/**
 * Whether an entry for other cases excuses a violation that a case met on the way to what it tests. If
 * the other cases are in the same run, they report such a violation, and no case that meets it. In the
 * run of another shard, one of those has to report it.
 */
function excusesElsewhere(
  { pattern, tested = [] }: KnownFailure,
  requirement: string,
  { each, cases }: { readonly each: CaseResult; readonly cases: readonly CaseResult[] },
): boolean {
  if (each.requirements.includes(requirement) || !tested.includes(requirement)) return false;
  const named = cases.filter((other) => matchPattern(onlyName(other), pattern));
  const violates = ({ findings }: CaseResult): boolean =>
    findings.some((finding) => finding.requirement === requirement);
  return named.length === 0 || named.some(violates);
}

function excusesNothing(
  { pattern }: KnownFailure,
  { requirements }: CaseResult,
  broken: ReadonlySet<string>,
): boolean {
  const named = requirements.some((id) => matchPattern(onlyId(id), pattern));
  return named && ![...broken].some((id) => matchPattern(onlyId(id), pattern));
}

function isWholeRun(
  { settings, stopped, cases }: Result,
  isExpected: (result: CaseResult) => boolean,
): boolean {
  if (stopped !== undefined) return false;
  if (settings === undefined) return true;
  const isUnexpected = (each: CaseResult): boolean => each.verdict === 'fail' && !isExpected(each);
  if (settings.failFast === true && cases.some(isUnexpected)) return false;
  return settings.only.length + settings.skip.length === 0 && settings.shard === undefined;
}

function onlyName({ name }: CaseResult): { name: string; requirements: readonly string[] } {
  return { name, requirements: [] };
}

function onlyId(id: string): { name: string; requirements: readonly string[] } {
  return { name: id, requirements: [] };
}
