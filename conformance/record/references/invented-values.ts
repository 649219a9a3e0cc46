import type { ComparedProperty, Contract } from '@upspec/document';
import { parsePointer, valueAt, pointerTo } from '@upspec/document/json-pointer';
import type { Fixture } from '../../fixture-format/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import { captureOf } from '../arazzo/capture-of.js';
import { seemsInvented, type Invented } from './seems-invented.js';
import { formatLocation, targetOf, type ValueLocation } from './value-location.js';
import { valuesOfRequest, valuesOfResponse } from './values-of.js';

/**
 * A line for each value that looks counted, timed or random: how it is compared, why it may be another
 * one in each run, and the action of an overlay that changes it.
 */
export function formatInventedValues(
  contract: Contract,
  fixtures: readonly Fixture[],
): readonly string[] {
  const found = new Map<string, string>();
  const add = (location: ValueLocation, property: Shown): void => {
    const key = formatLocation(location);
    if (!found.has(key)) found.set(key, lineOf(contract, location, property));
  };
  for (const { location, rule, invented } of recordedValues(contract, fixtures)) {
    add(location, { mode: rule.mode, invented });
  }
  for (const [schema, { properties }] of Object.entries(contract.comparisons)) {
    for (const [name, property] of Object.entries(properties)) {
      if (!isServersOwn(contract, schema, property)) continue;
      const invented =
        inferredReason(contract, `${schema}.${name}`) ??
        seemsInvented({ name, schema: schemaOf(contract, schema, name) });
      if (invented === undefined) continue;
      add({ kind: 'property', schema, property: name }, { mode: property.mode, invented });
    }
  }
  return [...found.values()];
}

/** Why the document lets a value look counted or timed. */
function inferredReason({ inferences }: Contract, location: string): Invented | undefined {
  const found = inferences.find((each) => each.location === location);
  const isNamed = found?.inferred === 'equal' || found?.reason.includes('Unix time') === true;
  return isNamed && found !== undefined
    ? { reason: found.reason, suggested: 'assigned' }
    : undefined;
}

interface Shown {
  readonly mode: string;
  readonly invented: Invented;
}

function lineOf(contract: Contract, location: ValueLocation, { mode, invented }: Shown): string {
  const { reason, suggested } = invented;
  const target = JSON.stringify(targetOf(contract, location));
  const other = mode === 'equal' ? suggested : 'equal';
  return `${formatLocation(location)}: compared as ${mode}, and ${reason}; to change it: { target: ${target}, update: { x-upspec-replay: ${other} } }`;
}

interface RecordedValue {
  readonly location: ValueLocation;
  readonly rule: Pick<ComparedProperty, 'mode'>;
  readonly invented: Invented;
}

/** The values of responses that look invented and that no request of the recording sent. */
function recordedValues(
  contract: Contract,
  fixtures: readonly Fixture[],
): readonly RecordedValue[] {
  return fixtures.flatMap(({ exchanges }) => {
    const sent = new Set<string | number>();
    return exchanges.flatMap((exchange) => {
      const { operation: id = '' } = exchange;
      const operation = contract.operations[id];
      if (operation === undefined) return [];
      const described = { contract, id, operation };
      const capture = captureOf(exchange);
      for (const { value } of valuesOfRequest(described, capture)) sent.add(value);
      return valuesOfResponse(described, capture).flatMap(({ location, rule, value }) => {
        if (location.kind !== 'property' || rule.mode !== 'equal' || sent.has(value)) return [];
        const { schema, property: name } = location;
        const named = { name, schema: schemaOf(contract, schema, name), value };
        const invented = seemsInvented(named);
        return invented === undefined ? [] : [{ location, rule, invented }];
      });
    });
  });
}

/** Whether only a server sends a property. */
function isServersOwn(
  { operations }: Contract,
  schema: string,
  { readOnly, writeOnly }: ComparedProperty,
): boolean {
  if (/\/(?:requestBody|parameters)\//.test(schema) || writeOnly) return false;
  return readOnly || Object.values(operations).every(({ body }) => body?.schema !== schema);
}

/** Schemas in schemas are followed so far. */
const DEEPEST = 8;

/** The schema of a property, also in a part of `allOf` or in another schema. */
function schemaOf(contract: Contract, schema: string, property: string): unknown {
  return find(contract, contract.schemas[schema], { property, depth: 0 });
}

function find(
  contract: Contract,
  schema: unknown,
  { property, depth }: { readonly property: string; readonly depth: number },
): unknown {
  if (!isJsonObject(schema) || depth > DEEPEST) return undefined;
  const own = valueAt(schema, pointerTo('/properties', property));
  if (own !== undefined) return resolve(contract, own);
  const { $ref: reference, allOf } = schema;
  const parts: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  const all = typeof reference === 'string' ? [resolve(contract, schema), ...parts] : parts;
  return all
    .map((part) => find(contract, part, { property, depth: depth + 1 }))
    .find((found) => found !== undefined);
}

function resolve({ schemas }: Contract, schema: unknown): unknown {
  const reference = isJsonObject(schema) ? schema['$ref'] : undefined;
  return typeof reference === 'string' ? schemas[parsePointer(reference).at(-1) ?? ''] : schema;
}
