import { isJsonObject } from '../../json/json-object.js';
import { isSecretName } from '../../profile/secret-name.js';

const ownerFields =
  /^(?:organi[sz]ation|org|project|account|tenant|workspace)(?:[-_]?(?:id|name|slug|title))?$/i;

/** Whether what stands under a name is a secret, or names an owner; `code` is that of an error. */
export function isSecretField(name: string): boolean {
  return ownerFields.test(name) || (isSecretName(name) && name !== 'code');
}

/** All that stands under such names in JSON. */
export function secretsInJson(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsInJson);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    return isSecretField(key) && typeof inner === 'string' ? [inner] : secretsInJson(inner);
  });
}
