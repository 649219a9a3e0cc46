import { comparisonOf, propertyOf } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { Scene } from '../scene/scene.js';
import { varyBody } from './other-value.js';
import type { ResourceState } from './representation.js';

/** The properties of the body of an operation that hold no ids: another id may not exist. */
export function bodyNames({ source }: Scene, operation: string): readonly string[] {
  const { book, contract } = source;
  const schema = contract.operations[operation]?.body?.schema;
  const flat = book.flat(book.named(schema));
  const comparison = comparisonOf(contract, schema ?? '');
  const names = Object.keys(isJsonObject(flat['properties']) ? flat['properties'] : {});
  return names.filter((name) => {
    const rule = propertyOf(comparison, name);
    const items = comparisonOf(contract, rule?.schema ?? '')?.items;
    return rule?.readOnly !== true && rule?.mode !== 'assigned' && items?.mode !== 'assigned';
  });
}

/** What a change is made from. */
export interface ChangedBody {
  readonly operation: string;
  /** The state before it. */
  readonly before: ResourceState;
  /** The properties that get other values, where their schemas allow any. */
  readonly names: readonly string[];
  /** Whether it holds the other properties, too. */
  readonly isWhole: boolean;
}

/** A valid body that changes a state; undefined where none can be made from it. */
export function changedBody(
  { source, target }: Scene,
  { operation, before, names, isWhole }: ChangedBody,
): JsonObject | undefined {
  const { contract, book, judge, requests } = source;
  const declared = contract.operations[operation]?.body;
  const schema = declared?.schema;
  if (schema === undefined || declared?.kind !== 'json') return undefined;
  const known = requests.get(operation)?.full.body;
  const base = isJsonObject(known) ? known : {};
  const properties = book.flat(book.named(schema))['properties'];
  const all = Object.keys(isJsonObject(properties) ? properties : {});
  // A value that was null has the one of a request that succeeds.
  const current = all.flatMap((name): readonly [string, unknown][] => {
    const value = before.value[name] ?? base[name];
    return value === undefined || (!isWhole && !names.includes(name)) ? [] : [[name, value]];
  });
  const isValid = (value: JsonObject): boolean => judge.judge(schema, value).kind === 'valid';
  const body = Object.fromEntries(current);
  const valid = isValid(body)
    ? body
    : Object.fromEntries(current.filter(([name, value]) => isValid({ ...base, [name]: value })));
  if (!isValid(valid)) return undefined;
  const number = target.numbers.next('generic probes');
  return varyBody({ book, judge, schema, number }, valid, names);
}
