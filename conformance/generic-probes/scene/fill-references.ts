import type { ComparedValue } from '@upspec/document';
import { comparisonOf, propertyOf } from '../../contract/described.js';
import type { RequestValues } from '../../examples/example-request.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ProbeSource } from '../probe-family.js';

/** The resources whose ids the body of a request holds. */
export function referencedResources(
  { contract }: Pick<ProbeSource, 'contract'>,
  operation: string,
  { body }: Pick<RequestValues, 'body'>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown, rule: ComparedValue | undefined): unknown => {
    if (rule?.mode === 'assigned' && rule.resource !== undefined) found.add(rule.resource);
    return mapParts({ contract, rule }, value, walk);
  };
  walk(body, ruleOfBody({ contract }, operation));
  return found;
}

/**
 * The values with the ids of resources that exist. An optional reference to one that does not is left
 * out, and so is an item of a list.
 */
export function fillReferences(
  source: Pick<ProbeSource, 'contract'>,
  { operation, values }: { readonly operation: string; readonly values: RequestValues },
  ids: ReadonlyMap<string, string | number>,
): RequestValues {
  if (values.body === undefined) return values;
  const fill = (value: unknown, rule: ComparedValue | undefined): unknown => {
    const { mode, resource } = rule ?? {};
    if (mode !== 'assigned' || resource === undefined || value === null) {
      return mapParts({ ...source, rule }, value, fill);
    }
    return ids.get(resource) ?? (isPlanned(source, resource) ? undefined : value);
  };
  return { ...values, body: fill(values.body, ruleOfBody(source, operation)) };
}

function isPlanned({ contract }: Pick<ProbeSource, 'contract'>, resource: string): boolean {
  return (contract.resources[resource]?.creators.length ?? 0) > 0;
}

function ruleOfBody(
  { contract }: Pick<ProbeSource, 'contract'>,
  operation: string,
): ComparedValue | undefined {
  const schema = contract.operations[operation]?.body?.schema;
  return schema === undefined ? undefined : { mode: 'equal', schema };
}

interface Ruled extends Pick<ProbeSource, 'contract'> {
  readonly rule: ComparedValue | undefined;
}

/** The value with its properties or items replaced; those that become undefined are left out. */
function mapParts(
  { contract, rule }: Ruled,
  value: unknown,
  change: (value: unknown, rule: ComparedValue | undefined) => unknown,
): unknown {
  const comparison = rule?.schema === undefined ? undefined : comparisonOf(contract, rule.schema);
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => change(item, comparison?.items))
      .filter((item) => item !== undefined);
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    change(inner, propertyOf(comparison, name) ?? comparison?.additional),
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
