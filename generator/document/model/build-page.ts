import { fieldsOf, formOf, type SchemaLookup } from './fields-of.js';
import type { Page, Response } from './operation.js';
import type { Parameter } from './parameter.js';
import { mainSuccess } from './successes.js';

/** Common names of the query parameter that defines where a page starts. */
const CURSORS = ['after', 'cursor', 'starting_after', 'page_token'];

/**
 * Recognises one page of a list: an object with a list of objects that have an id, a property that
 * says whether there is more, and a query parameter for the id after which the next page starts.
 */
export function buildPage(
  parameters: readonly Parameter[],
  responses: readonly Response[],
  lookup: SchemaLookup,
): Page | undefined {
  const success = mainSuccess(responses);
  if (success?.schema === undefined) return undefined;
  const form = formOf(success.schema, lookup);
  // A response that may also be something else is not a page.
  if (form.kind === 'union') return undefined;
  const cursor = parameters.find(
    ({ in: location, name }) => location === 'query' && CURSORS.includes(name),
  );
  const fields = fieldsOf(success.schema, lookup);
  const hasMore = fields.find((field) => field.name === 'has_more');
  const data = fields.find((field) => field.name === 'data');
  const list = data === undefined ? undefined : formOf(data.schema, lookup);
  if (cursor === undefined || hasMore === undefined || data === undefined) return undefined;
  if (list?.kind !== 'array') return undefined;
  const itemId = fieldsOf(list.items, lookup).find((field) => field.name === 'id');
  if (itemId === undefined) return undefined;
  return {
    items: data.name,
    nullable: success.schema.nullable || form.nullable,
    itemsRequired: data.required && !data.schema.nullable && !list.nullable,
    item: list.items,
    cursor: cursor.name,
    itemId: 'id',
    hasMore: hasMore.name,
  };
}

/** Whether a response is a list of any kind, paged or not. */
export function isListResponse(responses: readonly Response[], lookup: SchemaLookup): boolean {
  const success = mainSuccess(responses);
  if (success?.schema === undefined) return false;
  const form = formOf(success.schema, lookup);
  if (form.kind === 'array') return true;
  return fieldsOf(form, lookup).some(
    (field) => field.name === 'data' && formOf(field.schema, lookup).kind === 'array',
  );
}
