// https://spec.openapis.org/oas/v3.1.1.html#models-with-polymorphism-support
import { componentName } from '../../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { pointerTo, valueAt } from '../../load/json-pointer.js';
import { itemsOf } from '../context.js';
import { ruleOf, type Rule } from '../discriminator-rule.js';
import { mapValues } from './map-values.js';
import { selectorSchema, selectorsOf } from '../state-discriminators.js';

const COMPONENTS = '#/components/schemas';

/**
 * States the tags of schemas that extend another one with `allOf`, where that one has the
 * `discriminator`. A schema that others extend in turn also has the tags of those.
 */
export function stateChildTags(root: JsonObject): JsonObject {
  const schemas = valueAt(root, COMPONENTS);
  const components = root['components'];
  if (!isJsonObject(schemas) || !isJsonObject(components)) return root;
  const parents = Object.keys(schemas).flatMap((name) => {
    const schema = schemas[name];
    const rule = isParent(schema) ? ruleOf(schema, root) : undefined;
    return rule === undefined ? [] : [{ name, rule }];
  });
  if (parents.length === 0) return root;
  const family = new Family(schemas);
  const stated = mapValues(schemas, (schema, name) =>
    parents.reduce((current, parent) => {
      const isChild = parent.name !== name && family.descendants(parent.name).has(name);
      const selector = isChild
        ? selectorFor(root, [name, ...family.descendants(name)], parent.rule)
        : undefined;
      if (!isJsonObject(current) || selector === undefined) return current;
      return { ...current, allOf: [...itemsOf(current['allOf']), selector] };
    }, schema),
  );
  return { ...root, components: { ...components, schemas: stated } };
}

function isParent(schema: Json | undefined): schema is JsonObject {
  if (!isJsonObject(schema) || !isJsonObject(schema['discriminator'])) return false;
  return schema['oneOf'] === undefined && schema['anyOf'] === undefined;
}

/** The tags of schemas as one schema; undefined where they are not known, or are stated already. */
function selectorFor(
  root: JsonObject,
  names: readonly string[],
  rule: Rule,
): JsonObject | undefined {
  const references = names.map((name) => pointerTo(COMPONENTS, name));
  const mapped = rule.hasMapping
    ? references.filter((reference) => rule.keysOf(reference) !== undefined)
    : references;
  const each = mapped.map(($ref) => selectorsOf({ $ref }, rule, { root, followed: [] }).missing);
  const values = each.flatMap((missing) => missing ?? []);
  if (values.length === 0 || each.some((missing) => missing === undefined)) return undefined;
  return { type: 'object', ...selectorSchema(rule.property, [...new Set(values)]) };
}

/** Which components extend which, by an `allOf` with a reference. */
class Family {
  readonly #children = new Map<string, string[]>();

  constructor(schemas: JsonObject) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (!isJsonObject(schema)) continue;
      for (const part of itemsOf(schema['allOf'])) {
        const parent = isJsonObject(part) ? nameOf(part['$ref']) : undefined;
        if (parent !== undefined)
          this.#children.set(parent, [...(this.#children.get(parent) ?? []), name]);
      }
    }
  }

  /** The components that extend one, directly or not. */
  descendants(name: string): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [...(this.#children.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.#children.get(next) ?? []));
    }
    return found;
  }
}

function nameOf(reference: Json | undefined): string | undefined {
  return typeof reference === 'string' ? componentName(reference) : undefined;
}
