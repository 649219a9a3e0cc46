import { formatDifference, type Difference } from '../difference/difference.js';
import type { Reading, StatusReading } from '../difference/reading.js';
import type { CaseResult, RequirementSummary, Result } from '../verdict/result.js';
import { deviationsFrom, type Deviation } from './deviations.js';
import { violatedRequirements } from './violated-requirements.js';

/** Something to fix: a violated requirement, or one difference that violates many of them. */
export type Violation = RequirementViolation | SharedViolation;

export interface RequirementViolation {
  readonly kind: 'requirement';
  readonly requirement: RequirementSummary;
  /** In the order in which they were found. */
  readonly deviations: readonly [Deviation, ...Deviation[]];
  readonly cases: readonly CaseResult[];
}

/** The only difference of many requirements: every error has status 200, say. */
export interface SharedViolation {
  readonly kind: 'shared';
  readonly requirements: readonly RequirementSummary[];
  readonly difference: Difference;
  readonly deviations: readonly [Deviation, ...Deviation[]];
  readonly cases: readonly CaseResult[];
}

/** A difference of fewer requirements than these is reported by requirement. */
const fewestShared = 12;

/**
 * The violations that are not known, in the order in which to fix them. Requirements that are all
 * violated by one and the same difference are one violation.
 */
export function violationsOf(result: Result): readonly Violation[] {
  const violations = violatedRequirements(result).flatMap((requirement) => {
    const [first, ...others] = deviationsFrom(requirement.id, result).filter(
      ({ isKnown }) => !isKnown,
    );
    return first === undefined ? [] : [violationOf(requirement, [first, ...others])];
  });
  const byDifference = new Map<string, RequirementViolation[]>();
  for (const each of violations) {
    const difference = soleDifferenceOf(each);
    if (difference === undefined) continue;
    byDifference.set(difference, [...(byDifference.get(difference) ?? []), each]);
  }
  const shared = [...byDifference.values()].filter(({ length }) => length >= fewestShared);
  const joined = new Set(shared.flat());
  return [
    ...shared.flatMap((group) => joinViolations(group)),
    ...violations.filter((each) => !joined.has(each)),
  ];
}

function violationOf(
  requirement: RequirementSummary,
  deviations: RequirementViolation['deviations'],
): RequirementViolation {
  return { kind: 'requirement', requirement, deviations, cases: casesIn(deviations) };
}

function joinViolations(group: readonly RequirementViolation[]): readonly SharedViolation[] {
  const requirements = group.map(({ requirement }) => requirement);
  const [first, ...others] = group.flatMap(({ deviations }) => deviations);
  if (first === undefined) return [];
  const difference = essenceOf(first.finding);
  const deviations = [first, ...others] as const;
  return [{ kind: 'shared', requirements, difference, deviations, cases: casesIn(deviations) }];
}

function casesIn(deviations: readonly Deviation[]): readonly CaseResult[] {
  return [...new Set(deviations.flatMap(({ cases }) => cases))];
}

/** The one difference in which all deviations of a requirement agree; undefined if there are more. */
function soleDifferenceOf({ deviations }: RequirementViolation): string | undefined {
  const [sole, ...others] = new Set(
    deviations.map(({ finding }) => {
      const { where, expected, actual } = formatDifference(essenceOf(finding));
      return JSON.stringify([where.replace(/\d+/g, 'n'), expected, actual]);
    }),
  );
  return others.length === 0 ? sole : undefined;
}

/** A difference without what is particular to one response. */
function essenceOf({ location, expected, actual }: Difference): Difference {
  return {
    location,
    expected: withoutDetail(expected, true),
    actual: withoutDetail(actual, false),
  };
}

/** @param asClass whether a status is given by its class only: `4XX` for 400 and 404 */
function withoutDetail(reading: Reading, asClass: boolean): Reading {
  if (reading.kind !== 'status') return reading;
  return { kind: 'status', statuses: asClass ? classesOf(reading) : reading.statuses };
}

function classesOf({ statuses }: StatusReading): readonly string[] {
  return [...new Set(statuses.map((status) => `${String(status).charAt(0)}XX`))];
}
