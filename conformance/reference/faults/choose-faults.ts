import { closest } from 'fastest-levenshtein';
import { rules, type Rules } from '../rules.js';
import { together } from '../seams/seam.js';
import { UnknownFaultError } from '../serve-errors.js';
import type { Fault } from './fault.js';
import { faults } from './faults.js';

/** @throws {UnknownFaultError} for a name that no fault has, with the nearest that one has */
export function chooseFaults(names: readonly string[]): readonly Fault[] {
  return names.map((name) => {
    const fault = faults.find((each) => each.name === name);
    if (fault !== undefined) return fault;
    throw new UnknownFaultError(
      name,
      closest(
        name,
        faults.map((each) => each.name),
      ),
    );
  });
}

/** The rules of a server that has some faults, each put on those before it. */
export function faultyRules(chosen: readonly Fault[]): Rules {
  return chosen.length === 0
    ? rules
    : { ...rules, ...together(...chosen.map(({ seam }) => seam))(rules) };
}
