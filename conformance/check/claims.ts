import type { Profile } from '../profile-format/profile.js';
import type { Violation } from './violation.js';

/** A property of an object, as locations name it: `Pet.status`. */
const propertyLocation = /^[A-Z]\w*\.\w+$/;

/** Whether a violation is only that a property is absent or null, as the profile says it may be. */
export function isClaimed(
  { locations, actual }: Violation,
  { optional }: Pick<Profile, 'optional'>,
): boolean {
  const isNull = actual.kind === 'value' && actual.value === null;
  if (actual.kind !== 'absent' && !isNull) return false;
  const location = locations.find((each) => propertyLocation.test(each));
  return location !== undefined && optional.includes(location);
}

/** The statuses that a success may have; undefined where the profile leaves them as recorded. */
export function claimedStatuses(
  operation: string | undefined,
  { statuses }: Pick<Profile, 'statuses'>,
): readonly number[] | undefined {
  return operation !== undefined && Object.hasOwn(statuses, operation)
    ? statuses[operation]
    : undefined;
}
