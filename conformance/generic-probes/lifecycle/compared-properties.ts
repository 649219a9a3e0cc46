import { comparisonOf, ruleOfProperty } from '../../contract/described.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';

/**
 * The properties that a client sets: those that the body of an operation declares. A server changes
 * the others by itself.
 */
export function sentNames(
  { book, contract }: ProbeSource,
  operations: readonly (string | undefined)[],
): ReadonlySet<string> {
  const names = operations.flatMap((id) => {
    const schema = contract.operations[id ?? '']?.body?.schema;
    const flat = book.flat(book.named(schema));
    const declared = Object.keys(isJsonObject(flat['properties']) ? flat['properties'] : {});
    return [...declared, ...Object.keys(comparisonOf(contract, schema ?? '')?.properties ?? {})];
  });
  return new Set(names);
}

/** What counts or notes the use of a resource: it may change with each request. */
const usage = /access|seen|used|usage|view|hits|visit|quer(?:y|ies)|request|active|online|now$/i;

/**
 * Whether a property stays the same as long as no client changes the resource. A state that a server
 * sets may go on by itself: from `queued` to `done`, from false to true.
 */
export function isSteady(
  source: ProbeSource,
  { creator, change, replace }: PlannedResource,
  schema: string | undefined,
): (name: string) => boolean {
  const sent = sentNames(source, [creator.operation, change, replace]);
  const { book, contract } = source;
  const flat = book.flat(book.named(schema));
  return (name) => {
    if (sent.has(name)) return true;
    const described = book.flat(book.property(flat, name));
    const rule = ruleOfProperty(contract, schema ?? '', name);
    const isState = Array.isArray(described['enum']) || book.types(described).has('boolean');
    return !usage.test(name) && (!isState || rule?.mode === 'assigned');
  };
}
