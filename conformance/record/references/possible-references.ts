import type { Contract } from '@upspec/document';
import { showValue } from '../../json/show-value.js';
import { formatLocation, targetOf, type ValueLocation } from './value-location.js';

/** A location whose values are ids, by chance or not. */
export interface PossibleReference {
  readonly location: ValueLocation;
  /** The resources whose ids they may be. */
  readonly resources: readonly string[];
  /** One of the values. */
  readonly example: string | number;
}

/** A line for each, with what an overlay has to say. */
export function formatPossibleReferences(
  contract: Contract,
  possible: readonly PossibleReference[],
): readonly string[] {
  // Schemas that have a property in common have one location in the document.
  const byTarget = possible
    .toReversed()
    .map((each): [string, PossibleReference] => [targetOf(contract, each.location), each]);
  const unique = [...new Map(byTarget)].toReversed();
  return unique.map(([path, { location, resources, example }]) => {
    const [resource = ''] = resources;
    const value = `${showValue(example)} is an id of ${resources.join(' and of ')}`;
    const target = JSON.stringify(path);
    const isKey = location.kind === 'keys';
    const refers = stateOf(isKey, `x-upspec-resource: ${resource}`);
    const equal = stateOf(isKey, 'x-upspec-replay: equal');
    return (
      `possible reference: ${formatLocation(location)}, where ${value}. It is compared as equal. If it is a reference, ` +
      `put the action { target: ${target}, update: ${refers} } into an overlay, ` +
      `record or import again with --overlay FILE, and give the same overlay to check; if not, use update: ${equal}`
    );
  });
}

function stateOf(isKey: boolean, keyword: string): string {
  return isKey ? `{ propertyNames: { ${keyword} } }` : `{ ${keyword} }`;
}
