import type { RequirementLevel } from '@upspec/document';
import type { Contract } from '../contract.js';
import { locationName } from '../contract/location-names.js';
import { groupOf, type ExchangeRole } from './exchange-role.js';
import type { Violation, AttributedViolation } from './violation.js';

/** What an exchange tests. */
export interface Subject {
  readonly contract: Contract;
  readonly requirements: readonly string[];
  /** Whether the requirements derive from the contract, as the document states none. */
  readonly isDerived?: boolean;
  /** What the exchange is for its case; what the case tests by default. */
  readonly role?: ExchangeRole;
}

const strength: Readonly<Record<RequirementLevel, number>> = { observe: 0, should: 1, must: 2 };

/**
 * Of the requirements of a status, one that the exchange tests comes first, if both are of one
 * group.
 */
function nearest(covered: string, requirements: readonly string[]): string {
  if (requirements.includes(covered)) return covered;
  return requirements.find((id) => groupOf(id) === groupOf(covered)) ?? covered;
}

/**
 * The most specific location that is not one within what the exchange tests: `Pet.name`. An inline
 * schema has no name of its own: what holds it says more.
 */
function derivedOf(
  { locations }: Violation,
  { contract, requirements }: Subject,
): string | undefined {
  const isInline = (location: string): boolean =>
    location.startsWith('#') && Object.hasOwn(contract.described.comparisons, location);
  const found = locations.find(
    (location) =>
      !location.startsWith('rule.') &&
      !isInline(location) &&
      !requirements.some((id) => location.startsWith(`${id}.`)),
  );
  return found === undefined ? undefined : locationName(contract.described, found);
}

/**
 * Attributes a violation to the requirement of its most specific location, whatever the exchange
 * tests: a wrong number of bytes is attributed to that requirement, even if it is seen on the way
 * to a deletion. If no requirement covers the location, or the violation affects exactly what is
 * tested, it is attributed to what the exchange tests. A wrong status of a step on the way to that is
 * attributed to the requirement that states the right one, and never to what the case tests.
 */
export function attributeViolation(violation: Violation, subject: Subject): AttributedViolation {
  const { contract, requirements, role = 'subject' } = subject;
  const strengthOf = (id: string): number =>
    strength[contract.requirements.get(id)?.level ?? 'must'];
  const [strongest = ''] = [...requirements].sort((a, b) => strengthOf(b) - strengthOf(a));
  const first = requirements.find((id) => strengthOf(id) > strength.observe) ?? strongest;
  if (violation.isSubject === true) return { ...violation, requirement: first };
  const covering = violation.locations.map(
    (location) =>
      contract.coverage.get(location) ??
      contract.coverage.get(locationName(contract.described, location)),
  );
  const isStepStatus = role === 'setup' && violation.location.kind === 'status';
  const isDerived = subject.isDerived === true || isStepStatus;
  const derived = isDerived ? derivedOf(violation, subject) : undefined;
  const covered = covering.find((id) => id !== undefined) ?? derived ?? first;
  const isNearest = violation.isStatus === true && role === 'subject';
  return {
    ...violation,
    requirement: isNearest ? nearest(covered, requirements) : covered,
  };
}
