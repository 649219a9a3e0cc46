import { parseRule, ruleHeader, type RejectionRule } from '../../connection/rejection-rule.js';
import type { Difference } from '../../difference/difference.js';
import type { RequestLocation } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';
import type { SeenResponse } from '../capture/sent-request.js';
import type { RequestFacts } from './request-facts.js';

/** A violation that only the server knows. */
export interface RejectedRequest extends Difference {
  /** `client.rejected`, or the requirement of the contract that the server names. */
  readonly requirement: string;
}

/**
 * A request that a conforming server rejects. A client may request an object that does not exist, and
 * a wrong key is its own choice where it is sent in the right way.
 */
export function judgeRejection(
  { called, contract }: RequestFacts,
  response: SeenResponse | undefined,
): readonly RejectedRequest[] {
  if (response === undefined || called === undefined) return [];
  const { status, headers } = response;
  const rule = parseRule(headers[ruleHeader] ?? '');
  const isKnown = rule !== undefined && contract.requirements.has(rule.requirement);
  if (status < 400 || status >= 500) return [];
  if (!isKnown && [401, 403, 404, 408, 409, 429].includes(status)) return [];
  return [
    {
      requirement: isKnown ? rule.requirement : 'client.rejected',
      location: isKnown ? locationOf(rule) : { kind: 'request', aspect: 'body' },
      expected: statusOf('2XX'),
      actual: statusOf(status, `: ${response.bytes.toString('utf8', 0, 200)}`),
    },
  ];
}

function locationOf({ in: where, at }: RejectionRule): RequestLocation {
  switch (where) {
    case 'path':
      return { kind: 'request', aspect: 'path' };
    case 'query':
      return { kind: 'query', name: at };
    case 'body':
      return { kind: 'request-body', pointer: at };
    case 'part':
      return { kind: 'part', name: at };
    default:
      return where satisfies never;
  }
}
