import type { Contract as DescribedContract, Requirement } from '@upspec/document';
import type { KindValues } from './contract/kind-values.js';
import type { SchemaJudge } from './contract/schema-judge.js';
import type { Fixture } from './fixture-format/fixture.js';
import { KitError } from './kit-error.js';

/** All that the kit knows of an API. */
export interface Contract {
  /** The contract as the document states it. */
  readonly described: DescribedContract;
  /** Judges values by the contract's schemas. */
  readonly schemas: SchemaJudge;
  /** The values by which objects say what they are. */
  readonly kinds: KindValues;
  /** By id. */
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** From a location, such as `Pet.name`, to the id of the requirement that covers it. */
  readonly coverage: ReadonlyMap<string, string>;
}

/** @throws {KitError} naming each fixture that names an unknown operation or requirement */
export function matchFixtures(contract: Contract, fixtures: readonly Fixture[]): void {
  const faults = fixtures.flatMap((fixture) => [
    ...[fixture, ...fixture.exchanges]
      .flatMap((holder) => holder.requirements ?? [])
      .filter((id) => !contract.requirements.has(id))
      .map((id) => `${fixture.name}: the spec has no requirement ${id}`),
    ...fixture.exchanges
      .flatMap(({ mayReject }) => mayReject?.leftOpenBy ?? [])
      .filter((id) => contract.requirements.get(id)?.level !== 'observe')
      .map(
        (id) => `${fixture.name}: ${id} leaves nothing open; name a requirement of level observe`,
      ),
    ...fixture.exchanges.flatMap(({ operation, request }) =>
      operation === undefined || contract.described.operations[operation]?.method === request.method
        ? []
        : [
            `${fixture.name}: ${request.method} ${request.path} does not fit the operation ${operation}`,
          ],
    ),
  ]);
  if (faults.length > 0) throw new KitError([...new Set(faults)].join('\n'));
}
