import { formatLocation, type Location } from './location.js';
import { formatReading, type Reading } from './reading.js';

/** What was expected, and the actual value. */
export interface Readings {
  readonly expected: Reading;
  readonly actual: Reading;
}

/** One way in which a response differs from what was expected: data, from which reports make text. */
export interface Difference extends Readings {
  readonly location: Location;
  /** At how many more locations of the response the same is wrong. */
  readonly more?: number;
}

/** What sort of difference a finding is, for those who count or filter findings. */
export type DifferenceKind = (typeof differenceKinds)[number];

export const differenceKinds = [
  'status',
  'connection',
  'missing',
  'unexpected',
  'schema',
  'time',
  'order',
  'content',
  'value',
  'rule',
] as const;

/**
 * The kind of a difference.
 *
 * @example
 * kindOf({ location: atBody('/id'), expected: valueOf(1), actual: valueOf(undefined) }); // 'missing'
 */
export function kindOf({ location, expected, actual }: Difference): DifferenceKind {
  if (location.kind === 'status') return 'status';
  if (location.kind === 'connection' || location.kind === 'next-requests') return 'connection';
  if (location.kind === 'byte') return 'content';
  if (actual.kind === 'absent') return 'missing';
  switch (expected.kind) {
    case 'absent':
      return 'unexpected';
    case 'schema':
      return 'schema';
    case 'distance':
    case 'near':
      return 'time';
    case 'sorted':
    case 'before':
      return 'order';
    case 'bytes':
      return 'content';
    case 'value':
    case 'excerpt':
    case 'header':
      return 'value';
    default:
      return 'rule';
  }
}

/** The texts of a difference, as reports show them. */
export interface ShownDifference {
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * A difference as a reader sees it.
 *
 * @example
 * formatDifference({ location: atBody('/id'), expected: valueOf(1), actual: valueOf(2) });
 * // { where: 'body /id', expected: '1', actual: '2' }
 */
export function formatDifference({
  location,
  expected,
  actual,
  more,
}: Difference): ShownDifference {
  return {
    where: formatLocation(location),
    expected: formatReading(expected),
    actual: `${formatReading(actual)}${more === undefined ? '' : ` (and at ${more} more locations)`}`,
  };
}
