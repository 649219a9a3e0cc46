import type { Described } from '../contract/described.js';
import { formatLocation } from '../difference/location.js';
import { formatReading, type Reading } from '../difference/reading.js';
import { matchRequest } from '../replay/match-request.js';
import type { Finding } from '../verdict/finding.js';

/**
 * What two findings of one cause have in common: the requirement, the operation and the difference,
 * without ids, contents and numbers, which differ from run to run.
 */
export function deviationOf(finding: Finding, described: Pick<Described, 'operations'>): string {
  const { requirement, request, kind, location, expected, actual } = finding;
  const [method = '', path = ''] = request.split(' ');
  const operation = matchRequest(described, { method, path }) ?? `${method} ${mask(path)}`;
  return JSON.stringify([
    requirement,
    operation,
    kind,
    mask(formatLocation(location)),
    shapeOf(expected),
    shapeOf(actual),
  ]);
}

/** A status counts without what the response says besides, and contents and words do not count. */
function shapeOf(reading: Reading): unknown {
  switch (reading.kind) {
    case 'status':
      return reading.statuses;
    case 'value':
    case 'header':
    case 'schema':
      return [reading.kind, mask(formatReading(reading))];
    default:
      return reading.kind;
  }
}

/** Long words with a digit are ids; other digits are times, sizes and positions. */
function mask(text: string): string {
  return text.replaceAll(/(?=[\w-]{8})[A-Za-z_-]*\d[\w-]*/g, '#').replaceAll(/\d+/g, 'n');
}
