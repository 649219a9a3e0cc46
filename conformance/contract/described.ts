import type {
  Comparison,
  ComparedProperty,
  ComparedValue,
  Contract as DescribedContract,
} from '@upspec/document';

/** Everything that a comparison reads of a contract. */
export type Described = Pick<
  DescribedContract,
  'operations' | 'comparisons' | 'resources' | 'inferences' | 'baseUrl'
>;

/** What is compared unchanged. */
export const equalValue: ComparedValue = { mode: 'equal' };

/** The comparison of a schema; undefined where its values are compared unchanged. */
export function comparisonOf(described: Described, schema: string): Comparison | undefined {
  if (!Object.hasOwn(described.comparisons, schema)) return undefined;
  const comparison = described.comparisons[schema];
  return comparison === undefined || isPlain(comparison) ? undefined : comparison;
}

function isPlain({ properties, additional, items, options }: Comparison): boolean {
  return (
    Object.keys(properties).length === 0 &&
    additional === undefined &&
    items === undefined &&
    options === undefined
  );
}

/** A property of an object, as its schema declares it. */
export function propertyOf(
  comparison: Comparison | undefined,
  property: string,
): ComparedProperty | undefined {
  return comparison !== undefined && Object.hasOwn(comparison.properties, property)
    ? comparison.properties[property]
    : undefined;
}

/**
 * The property that holds an object's own id: `id`, else the one that a creator of its resource names,
 * else the only one that is assigned. Undefined where the objects of a schema have none.
 */
export function ownIdOf(described: Described, schema: string, depth = 0): string | undefined {
  const comparison = comparisonOf(described, schema);
  if (comparison === undefined) return undefined;
  const assigned = Object.entries(comparison.properties).filter(
    ([, { mode }]) => mode === 'assigned',
  );
  if (assigned.some(([property]) => property === 'id')) return 'id';
  const created = assigned.find(([property, { resource }]) =>
    resource === undefined ? false : isCreated(described, resource, property),
  );
  if (created !== undefined) return created[0];
  const options = depth < deepest ? (comparison.options ?? []) : [];
  const [shared, ...others] = new Set(
    options.map((option) => ownIdOf(described, option, depth + 1)),
  );
  return others.length === 0 ? shared : undefined;
}

/** How a property of the objects of a schema is compared, which may be one of an option of a union. */
export function ruleOfProperty(
  described: Described,
  schema: string,
  property: string,
): ComparedValue | undefined {
  let level: readonly string[] = [schema];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const comparisons = level.map((name) => comparisonOf(described, name));
    const found = comparisons
      .map((comparison) => propertyOf(comparison, property))
      .find((rule) => rule !== undefined);
    if (found !== undefined) return found;
    level = comparisons.flatMap((comparison) => comparison?.options ?? []);
  }
  return undefined;
}

/** Unions of unions are followed so far. */
const deepest = 8;

function isCreated({ resources }: Described, resource: string, property: string): boolean {
  return (resources[resource]?.creators ?? []).some(
    ({ id }) => id.in === 'body' && id.pointer.endsWith(`/${property}`),
  );
}

/** Whether the document itself states that a location holds a timestamp. */
export function isStatedTime({ inferences }: Described, location: string): boolean {
  return !inferences.some((each) => each.location === location && each.inferred.startsWith('time'));
}
