import type { Contract } from '../contract.js';
import type { Fixture } from '../fixture/fixture.js';
import { isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { LaidFault } from './fault.js';
import { statusNumber } from '../fixture/status-number.js';
import { describeAnswer } from './status.js';

export interface SortedFaults {
  readonly faults: readonly LaidFault[];
  /** What was seen where nobody knows what is right. */
  readonly observed: readonly Seen[];
}

export interface Seen {
  readonly requirement: string;
  readonly got: string;
}

export interface Judged {
  readonly contract: Contract;
  readonly fixture: Fixture;
  readonly facts: ExchangeFacts;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
}

/**
 * Parts what is judged from what is only told: an exchange that tests nothing but unknowns never
 * fails a server, and neither does a fault that is laid to an unknown.
 */
export function sortFaults(laid: readonly LaidFault[], judged: Judged): SortedFaults {
  const { contract, facts, requirements } = judged;
  const isUnknown = (id: string): boolean => contract.requirements.get(id)?.level === 'observe';
  const see = ({ requirement, where, got }: LaidFault): Seen => ({
    requirement,
    got: `${where}: ${got}`,
  });
  const [first] = requirements;
  if (first === undefined || !requirements.every(isUnknown)) {
    return {
      faults: laid.filter(({ requirement }) => !isUnknown(requirement)),
      observed: laid.filter(({ requirement }) => isUnknown(requirement)).map(see),
    };
  }
  const answer = isPoint(judged) ? [{ requirement: first, got: describeAnswer(facts) }] : [];
  const told = laid.filter(({ where, places }) => where !== 'status' && !isEnvelope(places));
  return { faults: [], observed: [...answer, ...told.map(see)] };
}

/** A step on the way that went as recorded is not what a fixture looks at. */
function isPoint({ fixture, facts: { recorded, received } }: Judged): boolean {
  return (
    recorded.requirements !== undefined ||
    recorded === fixture.exchanges.at(-1) ||
    isSuccess(received.status) !== isSuccess(statusNumber(recorded.response.status))
  );
}

/** Whether a place lies in an error's body, which is told with the status. */
function isEnvelope(places: readonly string[]): boolean {
  return places.includes('ErrorResponse');
}
