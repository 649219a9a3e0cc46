import type { CallData } from '../wire-case.js';
import { callName } from './call-name.js';

/** Makes the call of a case with any client that uses the names of the document. */
export async function callClient(
  client: object,
  operation: string,
  { path = {}, query = {}, body }: CallData,
): Promise<unknown> {
  const names = callName(operation);
  const owner = names.slice(0, -1).reduce<unknown>(property, client);
  const method = property(owner, names.at(-1) ?? '');
  if (typeof method !== 'function') {
    throw new Error(`the client has no call ${names.join('.')} for ${operation}`);
  }
  const options = [query, body ?? {}].filter((given) => Object.keys(given).length > 0);
  return Reflect.apply(method, owner, [...Object.values(path), ...options]);
}

function property(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
}
