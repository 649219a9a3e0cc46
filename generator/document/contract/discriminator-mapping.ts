import { componentName } from '../load/component-name.js';
import { entriesOf } from '../model/context.js';
import type { Comparison } from './contract.js';
import type { Shape } from './shape.js';

/** "a mapping of payload values to schema names or URI references" (OpenAPI 3.1.1, section 4.8.25). */
export function discriminatorOf(
  value: Shape['discriminator'],
  options: readonly string[],
): Comparison['discriminator'] {
  const property = value?.['propertyName'];
  if (typeof property !== 'string' || options.length === 0) return undefined;
  const stated = mappedNames(value);
  const implied = options.filter(
    (name) => !name.startsWith('#/') && !stated.some(([, target]) => target === name),
  );
  const all = [...implied.map((name): [string, string] => [name, name]), ...stated];
  return { property, mapping: Object.fromEntries(all) };
}

/** The names of schemas that a discriminator maps values to. */
export function mappedNames(value: Shape['discriminator']): readonly (readonly [string, string])[] {
  return entriesOf(value?.['mapping']).flatMap(([key, target]): [string, string][] =>
    typeof target === 'string' ? [[key, componentName(target) ?? target]] : [],
  );
}
