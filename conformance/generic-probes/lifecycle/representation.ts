import type { ContractResponse } from '@upspec/document';
import { parsePointer, valueAt } from '@upspec/document/json-pointer';
import { comparisonOf, propertyOf } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { ListPage } from '../lists/list-page.js';
import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';

/** What a response says of one resource. */
export interface ResourceState {
  readonly response: ProbeResponse;
  /** Where it is in the body: a JSON Pointer, empty for the whole body. */
  readonly pointer: string;
  readonly value: JsonObject;
  /** The name of its schema; undefined where the document has none. */
  readonly schema: string | undefined;
}

/** The representation of a resource in the response of an operation on one; undefined without one. */
export function representationOf(
  { contract }: Pick<ProbeSource, 'contract'>,
  { creator, idProperty = 'id' }: PlannedResource,
  { operation, response }: { readonly operation: string; readonly response: ProbeResponse },
): ResourceState | undefined {
  const { id } = creator;
  const inside = id.in === 'body' ? id.pointer.replace(/\/[^/]*$/, '') : '';
  const declared = declaredResponse(contract.operations[operation]?.responses, response.status);
  const schema = Object.values(declared?.content ?? {})[0]?.schema;
  for (const pointer of new Set(['', inside])) {
    const value = valueAt(response.json, pointer);
    if (!isJsonObject(value) || value[idProperty] === undefined) continue;
    return { response, pointer, value, schema: schemaAt(contract, schema, pointer) };
  }
  return undefined;
}

/** The representation of one item of a page. */
export function representationInPage(
  { contract }: Pick<ProbeSource, 'contract'>,
  { response, pointer, items }: ListPage,
  { operation, index }: { readonly operation: string; readonly index: number },
): ResourceState | undefined {
  const value = items[index];
  if (value === undefined) return undefined;
  const declared = declaredResponse(contract.operations[operation]?.responses, response.status);
  const whole = Object.values(declared?.content ?? {})[0]?.schema;
  const list = schemaAt(contract, whole, pointer);
  const schema = comparisonOf(contract, list ?? '')?.items?.schema;
  return { response, pointer: `${pointer}/${index}`, value, schema };
}

function declaredResponse(
  responses: Readonly<Record<string, ContractResponse>> | undefined,
  status: number,
): ContractResponse | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  return keys.map((key) => responses?.[key]).find((each) => each !== undefined);
}

function schemaAt(
  contract: ProbeSource['contract'],
  schema: string | undefined,
  pointer: string,
): string | undefined {
  return parsePointer(pointer).reduce<string | undefined>(
    (name, step) => propertyOf(comparisonOf(contract, name ?? ''), step)?.schema,
    schema,
  );
}
