import type { ContractOperation } from '@upspec/document';
import type { Contract } from '../../contract.js';

/** A response, and what the document says of it. */
export interface ChangedResponse {
  readonly value: unknown;
  readonly contract: Contract;
  readonly operation: ContractOperation;
  /** The name of the schema of the body; undefined where it has none. */
  readonly schema: string | undefined;
  /** What the same operation responded first in this run; undefined the first time. */
  readonly first: unknown;
}

/** Makes another value of a response; undefined where there is nothing to change. */
export type JsonChange = (response: ChangedResponse) => unknown;

/** Makes a copy of a value with another value at each location; those of objects are set, too. */
export function mapObjects(
  value: unknown,
  change: (object: Readonly<Record<string, unknown>>, pointer: string) => object,
  pointer = '',
): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) => mapObjects(item, change, `${pointer}/${at}`));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    mapObjects(inner, change, `${pointer}/${escapeToken(name)}`),
  ]);
  return change(Object.fromEntries(entries), pointer);
}

/** A copy of an object with another value at a JSON Pointer; without `value` the property is removed. */
export function withValueAt(object: unknown, pointer: string, value?: unknown): unknown {
  const at = pointer.lastIndexOf('/');
  const above = pointer.slice(0, at);
  const property = pointer
    .slice(at + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return mapObjects(object, (each, location) => {
    if (location !== above) return each;
    const { [property]: _, ...others } = each;
    return value === undefined ? others : { ...others, [property]: value };
  });
}

/** RFC 6901, section 3. */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
