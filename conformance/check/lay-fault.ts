import type { RequirementLevel } from '../../generated/typescript/requirements.js';
import type { Contract } from '../contract.js';
import type { Fault, LaidFault } from './fault.js';

/** What an exchange is there to test. */
export interface Subject {
  readonly contract: Contract;
  readonly requirements: readonly string[];
  /** Whether the fault touches the very thing that is tested, whatever its place says. */
  readonly isSubject?: boolean;
}

const strength: Readonly<Record<RequirementLevel, number>> = { observe: 0, should: 1, must: 2 };

/** What a fixture is there to test is nearer than what covers its place, if both are of one group. */
function nearest(covered: string, requirements: readonly string[]): string {
  if (requirements.includes(covered)) return covered;
  const groupOf = (id: string): string => id.replace(/-\d+$/, '');
  return requirements.find((id) => groupOf(id) === groupOf(covered)) ?? covered;
}

/**
 * Lays a fault to the requirement of its most specific place. Where only the recording asks for it,
 * a fixture of weaker requirements than that takes the fault on itself: what it asks for is not
 * surely right.
 */
export function layFault(fault: Fault, subject: Subject): LaidFault {
  const { contract, requirements, isSubject } = subject;
  const strengthOf = (id: string): number =>
    strength[contract.requirements.get(id)?.level ?? 'must'];
  const [strongest = ''] = [...requirements].sort((a, b) => strengthOf(b) - strengthOf(a));
  const first = requirements.find((id) => strengthOf(id) > strength.observe) ?? strongest;
  if (isSubject === true || fault.isContent === true) return { ...fault, requirement: first };
  const covering = fault.places.map((place) => contract.coverage.get(place));
  const covered = covering.find((id) => id !== undefined) ?? first;
  // A place within one answer of one operation: nothing is nearer than what covers it.
  const isExact = covering[0] !== undefined && fault.places.length > 1;
  const requirement =
    fault.isRecorded === true && !isExact ? nearest(covered, requirements) : covered;
  const isTooStrong = fault.isRecorded === true && strengthOf(requirement) > strengthOf(strongest);
  return { ...fault, requirement: isTooStrong ? strongest : requirement };
}
