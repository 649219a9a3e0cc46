import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { entriesOf, resolveNode } from '../model/context.js';

/** Examples by name. */
export type DeclaredExamples = Readonly<Record<string, Json>>;

/**
 * The examples of a media type or a header, by name (OpenAPI 3.1.1, section 4.8.14.1); `example`, which
 * has no name, and those of its schema, are read where it has no others.
 */
export function declaredExamples(root: JsonObject, owner: Json | undefined): DeclaredExamples {
  if (!isJsonObject(owner)) return {};
  const named = entriesOf(owner['examples']).flatMap(
    ([name, item]): (readonly [string, Json])[] => {
      const value = resolveNode(root, item, `/examples/${name}`)?.value['value'];
      return value === undefined ? [] : [[name, value]];
    },
  );
  if (named.length > 0) return Object.fromEntries(named);
  const [first] = [owner['example'], ...ofSchema(root, owner['schema'])].filter(
    (value) => value !== undefined,
  );
  return first === undefined ? {} : { example: first };
}

function ofSchema(root: JsonObject, schema: Json | undefined): readonly (Json | undefined)[] {
  const own = resolveNode(root, schema, '/schema')?.value;
  if (own === undefined) return [];
  const { examples } = own;
  return [Array.isArray(examples) ? (examples as readonly Json[])[0] : undefined, own['example']];
}
