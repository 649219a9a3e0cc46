import type { Named } from '../verdict/match-pattern.js';
import { clientRequirements } from './client-requirements.js';
import { scenarios } from './scenarios/scenarios.js';

/** The name of the case of the run without a scenario. */
export const plainName = 'client/plain';

/** The name of the case of a scenario: `client/scenario/503`. */
export function scenarioCase(scenario: string): string {
  return `client/scenario/${scenario}`;
}

/** The ids of the requirements that a run without a scenario tests. */
export function plainRequirements(): readonly string[] {
  return clientRequirements()
    .map(({ id }) => id)
    .filter((id) => !/^client\.(?:scenario|expect)\./.test(id));
}

/** The name of the case of what the author of a client expects. */
export const expectCaseName = 'client/expect';

/** What that case tests. */
export const expectRequirements: readonly string[] = [
  'client.expect.requests',
  'client.expect.order',
  'client.expect.headers',
];

/**
 * All cases of clients, with what they test.
 *
 * @param rejecting the ids of the requirements that the server may name when it rejects a request
 */
export function clientCases(rejecting: readonly string[]): readonly Named[] {
  return [
    { name: plainName, requirements: [...plainRequirements(), ...rejecting] },
    { name: expectCaseName, requirements: expectRequirements },
    ...scenarios.map(({ name, rules }) => ({
      name: scenarioCase(name),
      requirements: [...new Set(rules.flatMap(({ requirements }) => requirements))],
    })),
  ];
}
