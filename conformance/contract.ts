import { type Operation, operations, replay } from '@upspec/openai-files/operations';
import { type Requirement, requirements } from '@upspec/openai-files/requirements';
import { validators } from '@upspec/openai-files/validators';
import { adaptTables, type ReplayTable } from './contract/adapt-tables.js';
import type { Described } from './contract/described.js';
import { judgeStandalone, type Validators } from './contract/judge-standalone.js';
import type { SchemaJudge } from './contract/schema-judge.js';
import type { Fixture } from './fixture/fixture.js';
import { KitError } from './kit-error.js';

/** All that the kit knows of the API: what the generator made of `spec/`. */
export interface Contract {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly replay: ReplayTable;
  readonly validators: Validators;
  /** What a replay reads of the contract: comparisons, resources, parameters, headers. */
  readonly described: Described;
  /** Judges values by the contract's schemas. */
  readonly schemas: SchemaJudge;
  /** By id. */
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** From a place, such as `FileObject.expires_at`, to the id of the requirement that covers it. */
  readonly coverage: ReadonlyMap<string, string>;
}

/** The contract of the Files and Uploads API. */
export function loadContract(): Contract {
  return buildContract({ operations, replay, validators, requirements });
}

export interface ContractTables extends Pick<Contract, 'operations' | 'replay' | 'validators'> {
  readonly requirements: readonly Requirement[];
}

/**
 * @throws {KitError} when a schema that answers are judged by has no validator: a kit that skips
 *   what it can't judge would pass servers that it never looked at
 */
export function buildContract(tables: ContractTables): Contract {
  const judged = Object.values(tables.operations).flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
  );
  const missing = [...new Set(judged)].filter(
    (schema) => !Object.hasOwn(tables.validators, schema) || !Object.hasOwn(tables.replay, schema),
  );
  if (missing.length > 0) {
    throw new KitError(
      `no validator or no replay table for ${missing.join(', ')}; run \`upspec generate\``,
    );
  }
  return {
    ...tables,
    described: adaptTables(tables),
    schemas: judgeStandalone(tables.validators),
    requirements: new Map(tables.requirements.map((requirement) => [requirement.id, requirement])),
    coverage: new Map(
      tables.requirements.flatMap(({ id, covers }) => covers.map((place) => [place, id] as const)),
    ),
  };
}

/** @throws {KitError} naming each fixture that speaks of an operation or requirement unknown here */
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
      operation === undefined || contract.operations[operation]?.method === request.method
        ? []
        : [`${fixture.name}: ${request.method} ${request.path} is no ${operation}`],
    ),
  ]);
  if (faults.length > 0) throw new KitError([...new Set(faults)].join('\n'));
}
