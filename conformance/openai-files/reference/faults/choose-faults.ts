import { closest, distance } from 'fastest-levenshtein';
import { rules, type Rules } from '../rules.js';
import { withSeam } from '../seams/seam.js';
import { UnknownFaultError } from '../serve-errors.js';
import type { Fault } from './fault.js';
import { faults } from './faults.js';

/** @throws {UnknownFaultError} for an unknown name, with the most similar name, if any */
export function chooseFaults(names: readonly string[]): readonly Fault[] {
  return names.map((name) => {
    const fault = faults.find((each) => each.name === name);
    if (fault !== undefined) return fault;
    const near = closest(
      name,
      faults.map((each) => each.name),
    );
    const isNear = distance(name, near) <= name.length / 2;
    throw new UnknownFaultError(name, isNear ? near : undefined);
  });
}

/** The rules of a server with injected faults. Each one changes the result of those before it. */
export function rulesWithFaults(chosen: readonly Fault[], right: Rules = rules): Rules {
  return chosen.reduce((before, { seam }) => withSeam(before, seam), right);
}
