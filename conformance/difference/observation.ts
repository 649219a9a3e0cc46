import { formatLocation, type Location } from './location.js';
import { formatReading, type Reading } from './reading.js';

/** What a server did where the correct behaviour is not documented: reported, never judged. */
export interface Observation {
  readonly requirement: string;
  /** Absent where it is about the whole response. */
  readonly location?: Location;
  readonly actual: Reading;
  /** Why a difference is only observed: what the profile says about it. */
  readonly reason?: string;
}

/**
 * An observation as a reader sees it.
 *
 * @example
 * formatObservation({ requirement: 'PETS-14', actual: statusOf(404) }); // 'status 404'
 */
export function formatObservation({
  location,
  actual,
  reason,
}: Omit<Observation, 'requirement'>): string {
  const position = location === undefined ? '' : `${formatLocation(location)}: `;
  return `${position}${formatReading(actual)}${reason === undefined ? '' : `; not claimed: ${reason}`}`;
}
