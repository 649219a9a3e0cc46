import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { propertySchema } from './coerce-text.js';
import type { MockCore } from './mock-core.js';

/** An object, and the example of the response that shows it after it ended. */
export interface EndedSource {
  readonly resource: string;
  /** As it was before. */
  readonly stored: unknown;
  readonly example: unknown;
  /** Of the object. */
  readonly schema: unknown;
}

/**
 * The object after an operation such as its cancellation: as it was before, with the states of the
 * example. A state is a property of few values that no client sends when it creates the object.
 */
export function endedObject(
  { book, contract }: MockCore,
  { resource, stored, example, schema }: EndedSource,
): JsonObject {
  const before = isJsonObject(stored) ? stored : {};
  const bodies = (contract.resources[resource]?.creators ?? []).map(({ operation }) =>
    book.named(contract.operations[operation]?.body?.schema),
  );
  const entries = Object.entries(isJsonObject(example) ? example : {}).map(
    ([name, value]): [string, unknown] => {
      const property = book.flat(propertySchema(book, schema, name));
      const isSent = bodies.some((body) => propertySchema(book, body, name) !== undefined);
      const isState = Array.isArray(property['enum']) || Object.hasOwn(property, 'const');
      const isKept = Object.hasOwn(before, name) && (isSent || !isState);
      return [name, isKept ? before[name] : value];
    },
  );
  return Object.fromEntries(entries);
}
