import { isTree, type Deviations } from './deviation.js';
import { isSchemaKeyword } from './missing.js';
import { setOwn, type Slot } from './slot.js';
import { suggest } from '../suggest.js';

/** Keys that a schema has for other tools, and that say nothing about its values. */
const SILENT = new Set([
  '$comment',
  '$vocabulary',
  '$recursiveRef',
  'prefixItems',
  'additionalItems',
]);

/**
 * A property that the standard doesn't define has no effect, and published documents have many of
 * them. Three kinds are plainly meant: a path without its slash, and OpenAPI 2.0's `schema` of a
 * response or a request body.
 */
export function checkUnknown(
  deviations: Deviations,
  slot: Slot,
  properties: Readonly<Record<string, unknown>>,
): void {
  const { owner, value, ownerType } = slot;
  const key = String(slot.key);
  // The linter reads each media type of `components` as a map of them.
  if (/^#\/components\/mediaTypes\//.test(slot.location.pointer)) return;
  if (isSchemaKeyword(slot)) return;
  // Reported with how it is read.
  if (ownerType === 'Schema' && key === 'nullable' && typeof value === 'boolean') return;
  if (key.startsWith('x-') || (ownerType === 'Schema' && SILENT.has(key))) return;
  const { source, pointer } = slot.location;
  const location = { source, pointer, reportOnKey: true };
  if (ownerType === 'Paths' && isTree(value) && !Array.isArray(owner)) {
    const path = `/${key}`;
    const message = `the path "${key}" does not begin with a slash; read as "${path}"`;
    deviations.found.push({
      severity: 'warning',
      location,
      message,
      suggestion: `write "${path}"`,
    });
    deviations.revealing = true;
    deviations.repairs.push(() => {
      Reflect.deleteProperty(owner, key);
      if (!Object.hasOwn(owner, path)) setOwn(owner, path, value);
    });
    return;
  }
  const isBody = ownerType === 'Response' || ownerType === 'RequestBody';
  if (isBody && key === 'schema' && !Array.isArray(owner) && !isTree(owner['content'])) {
    deviations.found.push({
      severity: 'warning',
      location,
      message: '"schema" is not expected here; read as the schema of application/json',
      suggestion: 'write content: {application/json: {schema: …}}',
    });
    deviations.revealing = true;
    deviations.repairs.push(() => {
      Reflect.deleteProperty(owner, 'schema');
      setOwn(owner, 'content', { 'application/json': { schema: value } });
    });
    return;
  }
  const near = suggest(key, Object.keys(properties));
  deviations.found.push({
    severity: 'warning',
    location,
    message: `property "${key}" is not expected here`,
    ...(near !== undefined && { suggestion: `did you mean "${near}"?` }),
  });
}
