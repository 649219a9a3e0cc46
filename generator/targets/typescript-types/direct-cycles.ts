import { isJsonObject, type Json, type JsonObject } from '@upspec/document';

/**
 * Which component schemas are part of themselves, without a property or an item in between:
 * `A: {anyOf: [{$ref: A}, {type: string}]}`. TypeScript has no such type, and the part says nothing.
 */
export class DirectCycles {
  readonly #references: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param nameOf the name of the component that a `$ref` refers to. */
  constructor(schemas: JsonObject, nameOf: (reference: Json | undefined) => string | undefined) {
    const direct = (schema: Json | undefined): readonly string[] => {
      if (!isJsonObject(schema)) return [];
      const own = nameOf(schema['$ref']);
      const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
        const value = schema[keyword];
        return Array.isArray(value) ? (value as readonly Json[]) : [];
      });
      return [...(own === undefined ? [] : [own]), ...parts.flatMap(direct)];
    };
    this.#references = new Map(
      Object.entries(schemas).map(([name, schema]) => [name, new Set(direct(schema))]),
    );
  }

  /** Whether the schema `from` is a direct part of the schema `to`, or of a part of it. */
  leads(from: string, to: string): boolean {
    const seen = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === to) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(this.#references.get(next) ?? []));
    }
    return false;
  }
}
