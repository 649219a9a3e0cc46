import type { Contract } from '../contract.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { locationName } from './location-names.js';

/**
 * The ids of the requirements that derive from the document for the expected responses of a fixture:
 * `createPet.201`, `createPet.header.location`, `Pet.name`, and those of all objects within. What a
 * stated requirement covers has the id of that one.
 */
export function derivedRequirements(
  fixture: Pick<Fixture, 'exchanges'>,
  contract: Pick<Contract, 'described' | 'coverage'>,
): readonly string[] {
  const locations = fixture.exchanges.flatMap((exchange) => locationsOf(exchange, contract));
  const ids = locations.map(
    (location) =>
      contract.coverage.get(location) ??
      contract.coverage.get(locationName(contract.described, location)) ??
      locationName(contract.described, location),
  );
  return [...new Set(ids)];
}

function locationsOf(
  { operation: id, response }: Exchange,
  { described }: Pick<Contract, 'described'>,
): readonly string[] {
  const { responses = {} } = described.operations[id ?? ''] ?? {};
  const status = statusNumber(response.status);
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const key = keys.find((each) => responses[each] !== undefined);
  const declared = key === undefined ? undefined : responses[key];
  if (id === undefined || key === undefined || declared === undefined) return [];
  const schemas = Object.values(declared.content).flatMap(({ schema }) => schema ?? []);
  return [
    `${id}.${key}`,
    ...Object.keys(declared.headers).map((name) => `${id}.header.${name}`),
    ...locationsIn(schemas, described),
  ];
}

/** The schemas and their properties, and those within them. */
function locationsIn(
  schemas: readonly string[],
  { comparisons }: Contract['described'],
): readonly string[] {
  const seen = new Set<string>();
  const locations: string[] = [];
  const open = [...schemas];
  while (open.length > 0) {
    const name = open.pop() ?? '';
    const comparison = comparisons[name];
    if (seen.has(name) || comparison === undefined) continue;
    seen.add(name);
    const { properties, additional, items, options = [] } = comparison;
    locations.push(name, ...Object.keys(properties).map((property) => `${name}.${property}`));
    const inner = [...Object.values(properties), additional, items];
    open.push(...inner.flatMap((value) => value?.schema ?? []), ...options);
  }
  return locations;
}
