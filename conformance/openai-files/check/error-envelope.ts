import { isJsonObject } from '../../json/json-object.js';
import { showValue } from '../../json/show-value.js';
import { valueAt } from '@upspec/document/json-pointer';
import { isSuccess, type ExchangeFacts } from '../../check/exchange-facts.js';
import type { Violation } from '../../check/violation.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/** A rule for all errors beyond their schema: an absent param is null, not the string "None". */
export function checkErrorEnvelope({ received, json }: ExchangeFacts): readonly Violation[] {
  if (isSuccess(received.status) || !json.ok) return [];
  if (valueAt(json.value, '/error/param') !== 'None') return [];
  return [
    {
      location: atBody('/error/param'),
      expected: words('the name of a parameter, or null'),
      actual: valueOf('None'),
      locations: ['rule.error.param'],
    },
  ];
}

/**
 * An error with the status of a success accepts nothing. It violates the rule of the statuses, and not
 * the rule that the request violates.
 */
export function errorLocations({
  recorded: { operation },
  received,
  json,
}: ExchangeFacts): readonly string[] | undefined {
  if (operation === undefined || !isSuccess(received.status) || !json.ok) return undefined;
  const isObject = valueAt(json.value, '/object') !== undefined;
  const isError = (valueAt(json.value, '/error') ?? null) !== null;
  return isError && !isObject ? [`${operation}.4XX`] : undefined;
}

/** A summary of an error: `, type "invalid_request_error", param null, code null`. */
export function describeError(body: unknown): string | undefined {
  const error = valueAt(body, '/error');
  if (!isJsonObject(error)) return undefined;
  return ['type', 'param', 'code'].map((key) => `, ${key} ${showValue(error[key])}`).join('');
}
