import type { ComparedValue, Comparison, Contract, ContractOperation } from '@upspec/document';
import { equalValue } from '../../contract/described.js';
import type { FoundReference } from './sightings.js';
import { formatLocation } from './value-location.js';

/** The same contract, in which some locations hold ids of a resource. */
export function withReferences(contract: Contract, found: readonly FoundReference[]): Contract {
  if (found.length === 0) return contract;
  const resources = new Map(
    found.map(({ location, resource }) => [formatLocation(location), resource]),
  );
  const refer = <Value extends ComparedValue>(value: Value, location: string): Value => {
    const resource = resources.get(location);
    return resource === undefined ? value : { ...value, mode: 'assigned', resource };
  };
  return {
    ...contract,
    comparisons: mapValues(contract.comparisons, (comparison, schema) =>
      referIn(comparison, schema, refer),
    ),
    operations: mapValues(contract.operations, (operation, id): ContractOperation => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => ({
        ...parameter,
        value: refer(parameter.value, `${id} ${parameter.name}`),
      })),
    })),
    inferences: [
      ...contract.inferences,
      ...found.map(({ location, reason }) => ({
        location: formatLocation(location),
        inferred: 'assigned',
        reason,
      })),
    ],
  };
}

type Refer = <Value extends ComparedValue>(value: Value, location: string) => Value;

function referIn(comparison: Comparison, schema: string, refer: Refer): Comparison {
  const { properties, items, additional } = comparison;
  const key = refer(comparison.keys ?? equalValue, `${schema} keys`);
  return {
    ...comparison,
    properties: mapValues(properties, (value, name) => refer(value, `${schema}.${name}`)),
    ...(items !== undefined && { items: refer(items, `${schema}[]`) }),
    ...(additional !== undefined && { additional: refer(additional, `${schema}.*`) }),
    ...(key !== equalValue && { keys: key }),
  };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
