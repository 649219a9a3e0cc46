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
    .filter((id) => !id.startsWith('client.scenario.'));
}

/** All cases of clients, with what they test. */
export function clientCases(): readonly Named[] {
  return [
    { name: plainName, requirements: plainRequirements() },
    ...scenarios.map(({ name, rules }) => ({
      name: scenarioCase(name),
      requirements: [...new Set(rules.flatMap(({ requirements }) => requirements))],
    })),
  ];
}
