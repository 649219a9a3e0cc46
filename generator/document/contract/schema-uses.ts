import type { Operation } from '../model/operation.js';
import type { DeclaredOperation } from './declared-responses.js';
import { schemaNodeOf } from './schema-node-of.js';
import type { SchemaNode, SchemaReader } from './schema-shape.js';

/** Where the schemas of a document are used, each by its name. */
export interface SchemaUses {
  readonly sent: ReadonlySet<string>;
  readonly received: ReadonlySet<string>;
  /** Those of `application/problem+json` (RFC 9457). */
  readonly problems: ReadonlySet<string>;
}

/** Finds which schemas requests have, and which responses, each with all that it refers to. */
export function schemaUses(
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): SchemaUses {
  const contents = operations.flatMap(({ responses }) =>
    responses.flatMap(({ content }) => content),
  );
  const schemasOf = (type?: string): readonly SchemaNode[] =>
    contents
      .filter((content) => type === undefined || content.type === type)
      .flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  const bodies = operations.flatMap(({ operation }) => bodyOf(reader, operation));
  return {
    sent: reachable(reader, bodies),
    received: reachable(reader, schemasOf()),
    problems: new Set(schemasOf('application/problem+json').map((node) => reader.nameOf(node))),
  };
}

function bodyOf(reader: SchemaReader, { body }: Operation): readonly SchemaNode[] {
  return body.kind === 'none' ? [] : [schemaNodeOf(reader, body.schema)];
}

/** The names of schemas and of all below them; each is read once, so that circles end. */
function reachable(reader: SchemaReader, roots: readonly SchemaNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const name = reader.nameOf(node);
    if (found.has(name)) continue;
    found.add(name);
    const { properties, additional, items, options } = reader.shapeOf(reader.at(name));
    for (const property of properties.values()) open.push(property.node);
    for (const inner of [additional, items]) if (inner !== undefined) open.push(inner);
    for (const option of options) open.push(option);
  }
  return found;
}
