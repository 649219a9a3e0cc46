import type { Contract } from '../contract.js';
import type { Fixture } from '../fixture/fixture.js';
import { isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { LaidFault } from './fault.js';
import type { PackChecks } from './pack-checks.js';
import { statusNumber } from '../fixture/status-number.js';
import type { Observation } from '../difference/observation.js';
import { statusOf, type StatusReading } from '../difference/reading.js';

export interface SortedFaults {
  readonly faults: readonly LaidFault[];
  /** What was seen where the correct behaviour is not documented. */
  readonly observed: readonly Observation[];
}

export interface Judged {
  readonly contract: Contract;
  readonly fixture: Fixture;
  readonly facts: ExchangeFacts;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
  readonly checks: Pick<PackChecks, 'errorSchema' | 'describeError'>;
}

/**
 * Separates violations from observations: an exchange that tests only what is not documented never
 * fails a server, and neither does a violation of a requirement of level `observe`.
 */
export function sortFaults(laid: readonly LaidFault[], judged: Judged): SortedFaults {
  const { contract, requirements } = judged;
  const isUnknown = (id: string): boolean => contract.requirements.get(id)?.level === 'observe';
  const see = ({ requirement, location, actual }: LaidFault): Observation => ({
    requirement,
    location,
    actual,
  });
  const [first] = requirements;
  if (first === undefined || !requirements.every(isUnknown)) {
    return {
      faults: laid.filter(({ requirement }) => !isUnknown(requirement)),
      observed: laid.filter(({ requirement }) => isUnknown(requirement)).map(see),
    };
  }
  const answer = isPoint(judged) ? [{ requirement: first, actual: responseOf(judged) }] : [];
  const told = laid.filter(
    ({ location, places }) =>
      location.kind !== 'status' && !places.includes(judged.checks.errorSchema ?? ''),
  );
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

/** The status, and what the body of an error says, where the pack knows how to read it. */
function responseOf({ facts: { received, json }, checks }: Judged): StatusReading {
  return statusOf(received.status, json.ok ? checks.describeError?.(json.value) : undefined);
}
