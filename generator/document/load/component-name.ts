import { parsePointer } from './json-pointer.js';

/**
 * The name of the component schema that a reference names: `#/components/schemas/Pet` → `Pet`.
 * @returns undefined for any other reference, also for one to a part of such a schema.
 */
export function componentName(reference: string): string | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const [components, schemas, name, ...rest] = parsePointer(reference);
  const isSchema = components === 'components' && schemas === 'schemas' && rest.length === 0;
  return isSchema ? name : undefined;
}
