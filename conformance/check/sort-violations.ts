import type { Contract } from '../contract.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { AttributedViolation } from './violation.js';
import type { PackChecks } from './pack-checks.js';
import { statusNumber } from '../fixture-format/status-number.js';
import type { Observation } from '../difference/observation.js';
import { statusOf, type StatusReading } from '../difference/reading.js';

export interface SortedViolations {
  readonly violations: readonly AttributedViolation[];
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
export function sortViolations(
  attributed: readonly AttributedViolation[],
  judged: Judged,
): SortedViolations {
  const { contract, requirements } = judged;
  const isUnknown = (id: string): boolean => contract.requirements.get(id)?.level === 'observe';
  const see = ({ requirement, location, actual }: AttributedViolation): Observation => ({
    requirement,
    location,
    actual,
  });
  const [first] = requirements;
  if (first === undefined || !requirements.every(isUnknown)) {
    return {
      violations: attributed.filter(({ requirement }) => !isUnknown(requirement)),
      observed: attributed.filter(({ requirement }) => isUnknown(requirement)).map(see),
    };
  }
  const response = isPoint(judged) ? [{ requirement: first, actual: responseOf(judged) }] : [];
  const reported = attributed.filter(
    ({ location, locations }) =>
      location.kind !== 'status' && !locations.includes(judged.checks.errorSchema ?? ''),
  );
  return { violations: [], observed: [...response, ...reported.map(see)] };
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
