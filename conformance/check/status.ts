import { showValue } from '../json/show-value.js';
import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { describeBody } from '../replay/describe-body.js';
import { isRedirect } from '../replay/is-redirect.js';
import { claimedStatuses } from './claims.js';
import { declaredFor, isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { Fault } from './fault.js';
import { statusNumber } from '../fixture/status-number.js';

/**
 * The status must be the recorded one where the spec declares that one; where it declares a range
 * alone, nobody has published which one is right, and any of the range will do. What it declares as
 * `default` alone is as it was recorded.
 */
export function checkStatus(facts: ExchangeFacts): Fault | undefined {
  const { recorded, received, operation, profile } = facts;
  const wanted = recorded.response.status;
  const status = statusNumber(wanted);
  const declared = declaredFor(operation, status);
  const isRange = declared !== undefined && /^[1-5]XX$/.test(declared.status);
  const claimed = isSuccess(status) ? claimedStatuses(recorded.operation, profile) : undefined;
  if (claimed?.includes(received.status) === true) return undefined;
  const kept =
    claimed === undefined &&
    (typeof wanted === 'string' || (isRange && status >= 300)
      ? Math.floor(received.status / 100) === Math.floor(status / 100)
      : received.status === status);
  if (kept) return undefined;
  return {
    where: 'status',
    wanted: `status ${claimed?.join(' or ') ?? (isRange ? declared.status : wanted)}`,
    got: `status ${received.status}${describeBody(facts)}`,
    isStatus: !isRedirect(received) && (!isSuccess(received.status) || !isSuccess(status)),
    places: declared === undefined ? [] : [`${recorded.operation}.${declared.status}`],
  };
}

/** The status and what an error says of itself: `status 400, type "invalid_request_error", code null`. */
export function describeAnswer({ received, json }: ExchangeFacts): string {
  const error = json.ok ? valueAt(json.value, '/error') : undefined;
  const told = isJsonObject(error)
    ? ['type', 'param', 'code'].map((key) => `${key} ${showValue(error[key])}`)
    : [];
  return [`status ${received.status}`, ...told].join(', ');
}
