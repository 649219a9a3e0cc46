import type { Comparison, Contract as ContractDocument, Inference } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { noBindings } from '../replay/bindings.js';
import { unify } from '../replay/unify.js';

/**
 * A contract in which numbers are free that two recorded responses show to run on: the responses to
 * the same request, with nothing changed in between, which differ in these numbers alone. No server
 * can repeat both.
 */
export function freeRunningNumbers(
  contract: ContractDocument,
  fixtures: readonly Fixture[],
): ContractDocument {
  const locations = new Set(
    [...repeated(contract, fixtures)].flatMap((responses) => runningIn(contract, responses)),
  );
  if (locations.size === 0) return contract;
  const inferences = [...locations].toSorted().map((location): Inference => ({
    location,
    inferred: 'free',
    reason: 'two recorded responses to the same request differ in this number alone',
  }));
  return {
    ...contract,
    comparisons: Object.fromEntries(
      Object.entries(contract.comparisons).map(([name, comparison]) => [
        name,
        freed(name, comparison, locations),
      ]),
    ),
    inferences: [...contract.inferences, ...inferences],
  };
}

function freed(name: string, comparison: Comparison, locations: ReadonlySet<string>): Comparison {
  const properties = Object.entries(comparison.properties).map(([property, value]) => {
    const isFree = locations.has(`${name}.${property}`);
    return [property, isFree ? { ...value, mode: 'free' as const } : value] as const;
  });
  return { ...comparison, properties: Object.fromEntries(properties) };
}

/** The recorded responses to each request that was sent more than once in one state of the server. */
function repeated(
  contract: ContractDocument,
  fixtures: readonly Fixture[],
): Iterable<readonly Exchange[]> {
  const groups = new Map<string, Exchange[]>();
  for (const [index, { exchanges }] of fixtures.entries()) {
    let changes = 0;
    for (const exchange of exchanges) {
      const { method, path, auth, headers } = exchange.request;
      if (method !== 'GET') {
        changes += 1;
        continue;
      }
      // What other fixtures created shows in lists, not in what is not a resource.
      const isShared = changes === 0 && isOfNoResource(contract, exchange.operation);
      const state = isShared ? 'at first' : `${index} ${changes}`;
      const key = JSON.stringify([state, exchange.operation, path, auth, headers]);
      groups.set(key, [...(groups.get(key) ?? []), exchange]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function isOfNoResource(
  { operations, resources }: ContractDocument,
  id: string | undefined,
): boolean {
  const operation = operations[id ?? ''];
  if (operation === undefined || operation.path.includes('{')) return false;
  if (operation.paging !== undefined) return false;
  return Object.values(resources).every(
    ({ lister, retriever }) => ![lister, retriever].includes(id),
  );
}

/** The locations of numbers in which responses differ, where they differ in nothing else. */
function runningIn(contract: ContractDocument, responses: readonly Exchange[]): readonly string[] {
  const [first, ...others] = responses.map((each) => jsonOf(contract, each));
  return others.flatMap((other) => {
    if (first === undefined || other === undefined || first.schema !== other.schema) return [];
    const pair = { schema: first.schema, recorded: first.json, live: other.json };
    const { mismatches } = unify(pair, noBindings, { described: contract, elapsed: 0 });
    const differing = mismatches.filter(({ location }) => isEqualMode(contract, location));
    const isRunning = differing.every(({ pointer }) =>
      [first, other].every(({ json }) => typeof valueAt(json, pointer) === 'number'),
    );
    return isRunning ? differing.map(({ location }) => location) : [];
  });
}

/** Ids, times and links differ as they may. */
function isEqualMode({ comparisons }: ContractDocument, location: string): boolean {
  const found = Object.entries(comparisons).find(([name, { properties }]) =>
    Object.keys(properties).some((property) => `${name}.${property}` === location),
  );
  const property = found === undefined ? '' : location.slice(found[0].length + 1);
  return (found?.[1].properties[property]?.mode ?? 'equal') === 'equal';
}

interface RecordedJson {
  readonly schema: string;
  readonly json: unknown;
}

function jsonOf(
  { operations }: ContractDocument,
  { operation, response }: Exchange,
): RecordedJson | undefined {
  const status = statusNumber(response.status);
  const { body } = response;
  if (status < 200 || status >= 300 || body === undefined || !('json' in body)) return undefined;
  const { responses } = operations[operation ?? ''] ?? {};
  const declared = responses?.[String(status)] ?? responses?.['2XX'] ?? responses?.['default'];
  const schemas = Object.values(declared?.content ?? {}).flatMap(({ schema }) => schema ?? []);
  const [schema] = schemas;
  return schema !== undefined && schemas.length === 1 ? { schema, json: body.json } : undefined;
}
