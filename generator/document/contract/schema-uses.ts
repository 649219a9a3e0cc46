import type { Operation } from '../model/operation.js';
import type { DeclaredOperation, DeclaredResponse } from './declared-responses.js';
import { schemaNodeOf } from './schema-node-of.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';

/** Where the schemas of a document are used, each by its name. */
export interface SchemaUses {
  readonly sent: ReadonlySet<string>;
  readonly received: ReadonlySet<string>;
  /** Those of `application/problem+json` (RFC 9457). */
  readonly problems: ReadonlySet<string>;
  /** Those that only errors have, with all that they refer to. */
  readonly errors: ReadonlySet<string>;
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
    schemasIn(contents.filter((content) => type === undefined || content.type === type));
  const contentsOf = (isMeant: (status: string) => boolean): readonly SchemaNode[] =>
    operations.flatMap(({ responses }) =>
      responses
        .filter(({ status }) => isMeant(status))
        .flatMap(({ content }) => schemasIn(content)),
    );
  const bodies = operations.flatMap(({ operation }) => bodyOf(reader, operation));
  const ofErrors = reachable(reader, contentsOf(isError));
  const ofOthers = reachable(
    reader,
    contentsOf((status) => !isError(status)),
  );
  return {
    sent: reachable(reader, bodies),
    received: reachable(reader, schemasOf()),
    problems: new Set(schemasOf('application/problem+json').map((node) => reader.nameOf(node))),
    errors: new Set([...ofErrors].filter((name) => !ofOthers.has(name))),
  };
}

function schemasIn(contents: DeclaredResponse['content']): readonly SchemaNode[] {
  return contents.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

/** RFC 9110, sections 15.5 and 15.6; a default covers the errors that are not listed. */
function isError(status: string): boolean {
  return /^[45]|^default$/.test(status);
}

function bodyOf(reader: SchemaReader, { body }: Operation): readonly SchemaNode[] {
  return body.kind === 'none' ? [] : [schemaNodeOf(reader, body.schema)];
}

/** The names of schemas and of all below them; each is read once, so that cycles end. */
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
