import { isJsonObject, type Json } from '../load/json.js';
import { RESOURCE_KEYWORD } from '../load/resource-keyword.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';

/**
 * The schema of a parameter or a header, with the extension keywords that are next to it, in the
 * parameter or header itself.
 */
export function withKeywordsBeside(reader: SchemaReader, node: SchemaNode): SchemaNode {
  const holder = reader.at(node.pointer.replace(/(?:\/content\/[^/]+)?\/schema$/, ''));
  if (holder.pointer === node.pointer || !isJsonObject(holder.value)) return node;
  const { value } = holder;
  const beside = ['x-upspec-replay', RESOURCE_KEYWORD].flatMap((keyword): [string, Json][] => {
    const stated = value[keyword];
    return stated === undefined ? [] : [[keyword, stated]];
  });
  if (beside.length === 0) return node;
  return {
    pointer: holder.pointer,
    value: { ...Object.fromEntries(beside), $ref: node.pointer },
  };
}
