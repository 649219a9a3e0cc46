import ts from 'typescript';
import { literal } from '../literal.js';

/** Values from the schemas that the code compares with at run time. */
export interface SchemaValues {
  /**
   * The value of `schema20.properties.status.enum`; undefined for code that is not a part of a
   * schema.
   */
  find(node: ts.Node): unknown;
  /** Writes such a value as code. */
  write(node: ts.Node): string | undefined;
  /** The declarations of the constants that `write` used, for the head of the module. */
  declarations(): readonly string[];
}

/**
 * The code contains only the compared part of a schema: the complete schema would be in every
 * bundle that needs a single value of it.
 */
export function schemaValues(schemas: ReadonlyMap<string, unknown>): SchemaValues {
  const named = new Map<string, string>();
  const find = (node: ts.Node): unknown => {
    if (ts.isIdentifier(node)) return schemas.get(node.text);
    if (ts.isPropertyAccessExpression(node)) return step(find(node.expression), node.name.text);
    if (!ts.isElementAccessExpression(node)) return undefined;
    const { argumentExpression: key } = node;
    if (!ts.isStringLiteral(key) && !ts.isNumericLiteral(key)) return undefined;
    return step(find(node.expression), key.text);
  };
  const nameOf = (value: string): string => {
    const name = named.get(value) ?? `constant${String(named.size + 1)}`;
    named.set(value, name);
    return name;
  };
  return {
    find,
    write: (node) => {
      const value = find(node);
      if (value === undefined) return undefined;
      return typeof value === 'object' && value !== null
        ? nameOf(literal(isAccessed(node) ? namesOnly(value) : value))
        : JSON.stringify(value);
    },
    declarations: () => [...named].map(([value, name]) => `const ${name} = ${value};`),
  };
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** Whether the code only tests for a name: `func0.call(schema31.properties, key0)`. */
function isAccessed({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText().endsWith('.call');
}

function namesOnly(value: object): object {
  return Object.fromEntries(Object.keys(value).map((name) => [name, true]));
}
