import type { ContractOperation } from '@upspec/document';
import type { Contract } from '../../contract.js';

/** An operation whose path resembles that of a request. */
export interface NearOperation {
  readonly id: string;
  readonly operation: ContractOperation;
  /** The segments of the request where the path has parameters. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether they have a segment in common. */
  readonly isSimilar: boolean;
}

/** The operations whose paths have the most segments in common with a path, first those of its method. */
export function nearestOperations(
  { operations }: Contract['described'],
  method: string,
  path: string,
): readonly NearOperation[] {
  const segments = segmentsOf(path);
  const scored = Object.entries(operations).map(([id, operation]) => {
    const own = segmentsOf(operation.path);
    const same = own.filter((segment, at) => segment === segments[at] || isParameter(segment));
    const distance = Math.abs(own.length - segments.length);
    const values = own.flatMap((segment, at): readonly (readonly [string, string])[] => {
      const sent = segments[at];
      return isParameter(segment) && sent !== undefined ? [[segment.slice(1, -1), sent]] : [];
    });
    const score = same.length * 2 - distance + (operation.method === method ? 1 : 0);
    const isSimilar = same.length > 0;
    return { id, operation, values: Object.fromEntries(values), isSimilar, score };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best);
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function isParameter(segment: string): boolean {
  return /^\{[^}]*\}$/.test(segment);
}
