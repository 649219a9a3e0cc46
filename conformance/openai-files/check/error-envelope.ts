import { valueAt } from '@upspec/document/json-pointer';
import { isSuccess, type ExchangeFacts } from '../../check/exchange-facts.js';
import type { Fault } from '../../check/fault.js';

/** What holds for any refusal beyond its schema: that nothing stands as the word for nothing. */
export function checkErrorEnvelope({ received, json }: ExchangeFacts): readonly Fault[] {
  if (isSuccess(received.status) || !json.ok) return [];
  if (valueAt(json.value, '/error/param') !== 'None') return [];
  return [
    {
      where: 'body /error/param',
      wanted: 'the name of a parameter, or null',
      got: '"None"',
      places: ['rule.error.param'],
    },
  ];
}
