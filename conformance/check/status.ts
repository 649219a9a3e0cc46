import { showValue } from '../json/show-value.js';
import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { describeBody } from '../replay/describe-body.js';
import { isRedirect } from '../replay/is-redirect.js';
import { claimedStatuses } from './claims.js';
import { declaredFor, isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { Fault } from './fault.js';

/**
 * The status must be the recorded one where the spec declares that one; where it declares a range
 * alone, nobody has published which one OpenAI answers, and any of the range will do.
 */
export function checkStatus(facts: ExchangeFacts): Fault | undefined {
  const { recorded, received, operation, profile } = facts;
  const declared = declaredFor(operation, recorded.response.status);
  const isRange = declared !== undefined && declared.status !== String(recorded.response.status);
  const claimed = isSuccess(recorded.response.status)
    ? claimedStatuses(recorded.operation, profile)
    : undefined;
  if (claimed?.includes(received.status) === true) return undefined;
  const kept =
    claimed === undefined &&
    (isRange && recorded.response.status >= 300
      ? Math.floor(received.status / 100) === Math.floor(recorded.response.status / 100)
      : received.status === recorded.response.status);
  if (kept) return undefined;
  return {
    where: 'status',
    wanted: `status ${claimed?.join(' or ') ?? (isRange ? declared.status : recorded.response.status)}`,
    got: `status ${received.status}${describeBody(facts)}`,
    isStatus:
      !isRedirect(received) &&
      (!isSuccess(received.status) || !isSuccess(recorded.response.status)),
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
