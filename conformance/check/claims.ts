import type { Profile } from '../profile/profile.js';
import type { Fault } from './fault.js';

/** A property of an object, as locations name it: `Pet.status`. */
const propertyPlace = /^[A-Z]\w*\.\w+$/;

/** Whether a violation is only that a property is absent or null, as the profile says it may be. */
export function isClaimed(
  { places, actual }: Fault,
  { optional }: Pick<Profile, 'optional'>,
): boolean {
  const isNull = actual.kind === 'value' && actual.value === null;
  if (actual.kind !== 'absent' && !isNull) return false;
  const place = places.find((each) => propertyPlace.test(each));
  return place !== undefined && optional.includes(place);
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
