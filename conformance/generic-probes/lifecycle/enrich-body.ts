import { comparisonOf, propertyOf } from '../../contract/described.js';
import type { RequestValues } from '../../examples/example-request.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { fillValue } from '../../mock/fill-value.js';
import { optionsOf } from '../../mock/schema-book.js';
import type { Scene } from '../scene/scene.js';
import { bodyNames } from './changed-body.js';
import { varyBody } from './other-value.js';

/** So many others have the first values that their schema allows. */
const others = 3;

/** What a body of a resource is filled with. */
export interface Enrichment {
  readonly operation: string;
  readonly values: RequestValues;
  /** Ids of others of the kind that the body creates. */
  readonly own: { readonly resource: string; readonly ids: readonly (string | number)[] };
}

/**
 * The values with what shows more of a server: two different items in each list, references to what
 * exists, and entries in each map, as far as the schema allows them.
 */
export async function enrichBody(
  scene: Scene,
  { operation, values, own }: Enrichment,
): Promise<RequestValues> {
  const { contract, book, judge } = scene.source;
  const schema = contract.operations[operation]?.body?.schema;
  const { body } = values;
  if (schema === undefined || !isJsonObject(body)) return values;
  const flat = book.flat(book.named(schema));
  const properties = isJsonObject(flat['properties']) ? flat['properties'] : {};
  const isValid = (value: JsonObject): boolean => judge.judge(schema, value).kind === 'valid';
  let rich: JsonObject = body;
  for (const name of Object.keys(properties)) {
    const described = book.flat(properties[name]);
    const rule = propertyOf(comparisonOf(contract, schema), name);
    const items = comparisonOf(contract, rule?.schema ?? '')?.items;
    const value =
      items?.mode === 'assigned' && items.resource !== undefined
        ? await references(scene, items.resource, own)
        : (otherOption(scene, { described, name, value: rich[name] }, own.ids.length) ??
          fuller(scene, { described, name, value: rich[name] }));
    if (value === undefined) continue;
    const candidate = { ...rich, [name]: value };
    if (isValid(candidate)) rich = candidate;
  }
  const number = scene.target.numbers.next('generic probes');
  // One after some others has other values than they, which filters and orders of a list show.
  const isOther = own.ids.length >= others;
  const names = isOther
    ? bodyNames(scene, operation)
    : Object.keys(rich).filter((name) => isSingle(rich[name]));
  const varied = varyBody({ book, judge, schema, number }, rich, names);
  return { ...values, body: varied };
}

function isSingle(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1;
}

/** Two ids; fewer where there are not so many. */
async function references(
  scene: Scene,
  resource: string,
  own: Enrichment['own'],
): Promise<readonly unknown[] | undefined> {
  if (resource === own.resource) return own.ids;
  const { resources, unreachable } = scene.source;
  const planned = resources.get(resource);
  if (planned === undefined || unreachable.has(planned.creator.operation)) return undefined;
  const first = await scene.instance(resource);
  const second = await scene.create(resource, 'minimal');
  return [first.id, second.id];
}

interface Described {
  readonly described: JsonObject;
  readonly name: string;
  readonly value: unknown;
}

/** A value that fits another of the objects that a union allows, by turns; undefined elsewhere. */
function otherOption(
  { source: { book } }: Scene,
  { described, name }: Described,
  turn: number,
): unknown {
  const objects = optionsOf(described).filter((option) => book.types(option).has('object'));
  if (objects.length < 2) return undefined;
  return fillValue(objects[turn % objects.length], { book, name, side: 'request' });
}

/** A list with an item, or a map with two entries; undefined for other values. */
function fuller({ source }: Scene, { described, name, value }: Described): unknown {
  const { book } = source;
  const types = book.types(described);
  const { items, additionalProperties: entries } = described;
  const isEmptyList = !Array.isArray(value) || value.length === 0;
  if (types.has('array') && isEmptyList && items !== undefined) {
    return [fillValue(items, { book, name, side: 'request' })];
  }
  const isMap = isJsonObject(entries) && !isJsonObject(described['properties']);
  if (!types.has('object') || !isMap) return undefined;
  const entry = (key: string): unknown => fillValue(entries, { book, name: key, side: 'request' });
  return { first: entry('first'), second: entry('second') };
}
