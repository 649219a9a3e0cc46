import type { Contract } from '../contract.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { isSuccess } from './exchange-facts.js';

/**
 * What an exchange is for its case: `subject`: what the case tests, so that a wrong status may violate
 * the tested requirements · `setup`: a step on the way to that. Where a step fails, the case can't be
 * judged.
 */
export type ExchangeRole = 'subject' | 'setup';

/** An exchange in its case. */
export interface ExchangeOfCase {
  readonly recorded: Exchange;
  /** Without exchanges for a probe, as its requests are not known in advance. */
  readonly fixture: Pick<Fixture, 'requirements' | 'exchanges'>;
}

/**
 * The role of an exchange, by the first rule that applies:
 *
 * 1. Without requirements of its own, a case tests each of its exchanges.
 * 2. An exchange with requirements of its own is what the case tests, if the case tests the first.
 * 3. An expected rejection is what the case tests.
 * 4. A success is what the case tests, if the case tests the requirement that states it:
 *    `createPet.201`.
 * 5. Next to an exchange that the case tests by one of these rules, a success is a step on the way to
 *    it. So is each other success of a probe.
 * 6. Of other successes, those are tested whose requirement is in a group with a tested one:
 *    `PETS-01` states the status, and `PETS-04` is tested.
 * 7. The last exchange is tested where no requirement states its status, or where the case only
 *    observes.
 */
export function roleOf(
  { coverage, requirements: stated }: Pick<Contract, 'coverage' | 'requirements'>,
  { recorded, fixture }: ExchangeOfCase,
): ExchangeRole {
  const { requirements, exchanges } = fixture;
  if (requirements === undefined) return 'subject';
  const statedFor = ({ operation, response }: Exchange): string | undefined =>
    coverage.get(`${operation}.${statusNumber(response.status)}`);
  const isTested = (each: Exchange): boolean => {
    if (each.requirements === undefined && expectsRejection(each)) return true;
    const [first] = each.requirements ?? [statedFor(each)];
    return first !== undefined && requirements.includes(first);
  };
  if (isTested(recorded)) return 'subject';
  const isProbe = exchanges.length === 0;
  if (isProbe || recorded.requirements !== undefined || exchanges.some(isTested)) return 'setup';
  const own = statedFor(recorded);
  if (own !== undefined && requirements.some((id) => groupOf(id) === groupOf(own)))
    return 'subject';
  const isObserved = requirements.every((id) => stated.get(id)?.level === 'observe');
  const isLast = recorded === exchanges.at(-1);
  return isLast && (own === undefined || isObserved) ? 'subject' : 'setup';
}

/** Whether a wrong status violates the first requirement of an exchange, whatever its location. */
export function isRule(exchange: Exchange): boolean {
  return exchange.requirements !== undefined || expectsRejection(exchange);
}

function expectsRejection({ response }: Exchange): boolean {
  return !isSuccess(statusNumber(response.status));
}

/** `PETS-03` is of the group `PETS`. */
export function groupOf(requirement: string): string {
  return requirement.replace(/-\d+$/, '');
}
