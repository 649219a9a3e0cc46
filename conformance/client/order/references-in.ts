import type { ComparedValue } from '@upspec/document';
import { comparisonOf, type Described } from '../../contract/described.js';
import { parseJson } from '../../json/parse-json.js';
import type { SentRequest } from '../capture/sent-request.js';
import type { CalledOperation } from '../judge/request-facts.js';

/** An id of another object in the body of a request. */
export interface Reference {
  readonly pointer: string;
  readonly resource: string;
  readonly id: string;
}

/** The ids in a JSON body, as the document says where they are. */
export function referencesIn(
  described: Described,
  { operation }: Pick<CalledOperation, 'operation'>,
  { body }: SentRequest,
): readonly Reference[] {
  const schema = operation.body?.schema;
  if (body.kind !== 'bytes' || body.size > body.bytes.length || schema === undefined) return [];
  const parsed = parseJson(body.bytes.toString('utf8'));
  if (!parsed.ok) return [];
  return find(described, { mode: 'equal', schema }, { value: parsed.value, pointer: '' });
}

interface Found {
  readonly value: unknown;
  readonly pointer: string;
}

function find(
  described: Described,
  rule: ComparedValue,
  { value, pointer }: Found,
): readonly Reference[] {
  const { resource, schema } = rule;
  if (rule.mode === 'assigned' && resource !== undefined) {
    const isId = typeof value === 'string' || typeof value === 'number';
    return isId ? [{ pointer, resource, id: String(value) }] : [];
  }
  const comparison = schema === undefined ? undefined : comparisonOf(described, schema);
  if (comparison === undefined || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const { items } = comparison;
    if (items === undefined) return [];
    return value.flatMap((item: unknown, at) =>
      find(described, items, { value: item, pointer: `${pointer}/${at}` }),
    );
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const property = Object.hasOwn(comparison.properties, name)
      ? comparison.properties[name]
      : undefined;
    return property === undefined
      ? []
      : find(described, property, { value: inner, pointer: `${pointer}/${name}` });
  });
}
