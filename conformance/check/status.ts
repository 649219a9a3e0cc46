import { describeBody } from '../replay/describe-body.js';
import { isRedirect } from '../replay/is-redirect.js';
import { claimedStatuses } from './claims.js';
import { declaredFor, isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { atStatus } from '../difference/location.js';
import { statusOf } from '../difference/reading.js';

/**
 * The status must be the recorded one where the spec declares that one; where it declares a range
 * alone, any status of the range conforms, because the right one is not documented. What it
 * declares as `default` alone is as it was recorded.
 */
export function checkStatus(facts: ExchangeFacts): Violation | undefined {
  const { recorded, received, operation, profile } = facts;
  const expected = recorded.response.status;
  const status = statusNumber(expected);
  const declared = declaredFor(operation, status);
  const isRange = declared !== undefined && /^[1-5]XX$/.test(declared.status);
  const claimed = isSuccess(status) ? claimedStatuses(recorded.operation, profile) : undefined;
  if (claimed?.includes(received.status) === true) return undefined;
  const kept =
    claimed === undefined &&
    (typeof expected === 'string' || (isRange && status >= 300)
      ? Math.floor(received.status / 100) === Math.floor(status / 100)
      : received.status === status);
  if (kept) return undefined;
  return {
    location: atStatus,
    expected: {
      kind: 'status',
      statuses: claimed ?? [isRange ? declared.status : expected],
    },
    actual: statusOf(received.status, describeBody(facts)),
    isStatus: !isRedirect(received) && (!isSuccess(received.status) || !isSuccess(status)),
    locations: declared === undefined ? [] : [`${recorded.operation}.${declared.status}`],
  };
}
