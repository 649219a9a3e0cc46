import type { Requirement } from '@upspec/document';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import type { Scene } from '../scene/scene.js';
import { compareValues, type ValueDifference } from './compare-values.js';
import type { ResourceState } from './representation.js';

/** Two representations of what is expected to be one state. */
export interface ComparedStates {
  readonly rule: Requirement;
  /** The one that is taken as right. */
  readonly expected: ResourceState | undefined;
  /** The one that is reported where it differs. */
  readonly actual: ResourceState | undefined;
  /** Whether a property is compared; each by default. */
  readonly isCompared?: (name: string) => boolean;
}

/**
 * Reports where a representation differs from another one of the same state. Where the two have
 * different schemas, only what both have is compared.
 */
export function compareStates(
  scene: Scene,
  { rule, expected, actual, isCompared = () => true }: ComparedStates,
): void {
  if (expected === undefined || actual === undefined) return;
  const isOfOneSchema = expected.schema === actual.schema;
  const names = [...new Set([...Object.keys(expected.value), ...Object.keys(actual.value)])].filter(
    (name) =>
      isCompared(name) &&
      (isOfOneSchema || (Object.hasOwn(expected.value, name) && Object.hasOwn(actual.value, name))),
  );
  const pick = ({ value }: ResourceState): Readonly<Record<string, unknown>> =>
    Object.fromEntries(names.map((name) => [name, value[name]]));
  const { schema } = actual;
  const differences = compareValues(scene.source.contract, {
    expected: pick(expected),
    actual: pick(actual),
    pointer: actual.pointer,
    rule: { mode: 'equal', ...(schema !== undefined && { schema }) },
  });
  reportDifferences(scene, { rule, actual, differences });
}

interface Reported {
  readonly rule: Requirement;
  readonly actual: ResourceState;
  readonly differences: readonly ValueDifference[];
}

/** Reports the first difference, with how many others there are. */
export function reportDifferences(
  { target }: Scene,
  { rule, actual, differences }: Reported,
): void {
  const [first, ...others] = differences;
  if (first === undefined) return;
  target.find(actual.response, {
    requirement: rule.id,
    location: atBody(first.pointer),
    expected: valueOf(first.expected),
    actual: valueOf(first.actual),
    ...(others.length > 0 && { more: others.length }),
  });
}
