import { mappedNames } from './discriminator-mapping.js';
import type { ResourceDrafts, Draft } from './resource-drafts.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode, ShapeProperty } from './shape.js';

/** Unions in unions are followed so far. */
const DEEPEST = 8;

/** The properties that a value has whichever option of a union it fits. */
export function sharedProperties(
  reader: SchemaReader,
  node: SchemaNode,
  depth = 0,
): ReadonlyMap<string, ShapeProperty> {
  const { properties, options } = reader.shapeOf(node);
  const [first, ...others] =
    depth >= DEEPEST ? [] : options.map((option) => sharedProperties(reader, option, depth + 1));
  if (first === undefined) return properties;
  const common = [...first].filter(([name]) => others.every((other) => other.has(name)));
  return new Map([...common, ...properties]);
}

/** Records the resource that a schema describes, and with it each option of a union. */
export function claimUnion(
  drafts: ResourceDrafts,
  draft: Draft,
  { reader, node }: { readonly reader: SchemaReader; readonly node: SchemaNode },
): void {
  for (const name of namesOf(reader, node, 0)) drafts.claim(name, draft);
}

function namesOf(reader: SchemaReader, node: SchemaNode, depth: number): ReadonlySet<string> {
  const { options, discriminator } = reader.shapeOf(node);
  const mappedSchemas =
    options.length > 0 ? [] : mappedNames(discriminator).map(([, name]) => name);
  const inner =
    depth >= DEEPEST ? [] : options.flatMap((option) => [...namesOf(reader, option, depth + 1)]);
  return new Set([reader.nameOf(node), ...inner, ...mappedSchemas]);
}
