import type { AttributedViolation } from '../check/violation.js';
import { formatReading } from '../difference/reading.js';
import { formatLocation } from '../difference/location.js';
import type { Finding } from '../verdict/finding.js';

/**
 * A step of a case whose response kept the case from its own test. Other cases may meet the same
 * obstacle, so that only one of them reports it.
 */
export interface Obstacle {
  /** The violated requirement. */
  readonly requirement: string;
  /** What was sent and received, for people. */
  readonly reason: string;
  /** What is wrong with the response; empty where the profile waives it. */
  readonly findings: readonly Finding[];
}

/** @param request the request of the step: `POST /pets` */
export function obstacleOf(
  { requirement, location, actual }: AttributedViolation,
  request: string,
  findings: readonly Finding[],
): Obstacle {
  const where = location.kind === 'status' ? '' : `${formatLocation(location)} `;
  const reason = `${request} returned ${where}${formatReading(actual)}`;
  return { requirement, reason, findings };
}
