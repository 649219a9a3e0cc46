import { parsePointer } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';

/**
 * The same value with another one at a JSON Pointer (RFC 6901). Objects on the way are made where they
 * are missing.
 */
export function setAt(value: unknown, pointer: string, inner: unknown): unknown {
  return setAtTokens(value, parsePointer(pointer), inner);
}

function setAtTokens(
  value: unknown,
  [token, ...others]: readonly string[],
  inner: unknown,
): unknown {
  if (token === undefined) return inner;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      String(index) === token ? setAtTokens(item, others, inner) : item,
    );
  }
  const object = isJsonObject(value) ? value : {};
  const own = Object.hasOwn(object, token) ? object[token] : undefined;
  return { ...object, [token]: setAtTokens(own, others, inner) };
}
