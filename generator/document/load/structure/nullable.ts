import type { Deviations, Tree } from './deviation.js';
import type { NodeLocation } from './slot.js';

/** A schema, or a reference to one with keywords beside it. */
interface Nullable {
  readonly node: Readonly<Tree>;
  readonly type: string;
  readonly location: NodeLocation;
  readonly specVersion: string;
}

/**
 * Warns about `nullable` where JSON Schema has the type "null" for it: OpenAPI 3.1 no longer has
 * the keyword, but documents that were converted from 3.0 do.
 */
export function checkNullable(deviations: Deviations, schema: Nullable): void {
  const { node, type, location, specVersion } = schema;
  const { nullable } = node;
  const isKeyword = specVersion === 'oas3_0' || specVersion === 'oas2';
  if (type !== 'Schema' || isKeyword || typeof nullable !== 'boolean') return;
  const { source, pointer } = location.child('nullable');
  deviations.found.push({
    severity: 'warning',
    location: { source, pointer, reportOnKey: true },
    message: nullable
      ? '"nullable" is a keyword of OpenAPI 3.0, read as it does: the value can be null'
      : '"nullable" is a keyword of OpenAPI 3.0, and has no effect',
    suggestion: nullable ? 'write the type "null" in "type" or "anyOf"' : 'remove it',
  });
}
