import { isJsonObject } from '../../json/json-object.js';
import type { SecretLocations } from '../../auth/secret-locations.js';
import { isSecretName } from '../../profile-format/secret-name.js';

const ownerFields =
  /^(?:organi[sz]ation|org|project|account|tenant|workspace)(?:[-_]?(?:id|name|slug|title))?$/i;

/** Whether the value of a name is a secret, or names an owner; `code` is that of an error. */
export function isSecretField(name: string): boolean {
  return ownerFields.test(name) || (isSecretName(name) && name !== 'code');
}

/** The locations of secrets where no contract names them. */
export const secretsByName: SecretLocations = {
  header: isSecretName,
  query: isSecretName,
  cookie: isSecretName,
  field: isSecretField,
  keyCookies: new Set(),
};

/** All values of secret names in JSON, whether a string or a list of strings. */
export function secretsInJson(value: unknown, locations: SecretLocations): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => secretsInJson(item, locations));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!locations.field(key)) return secretsInJson(inner, locations);
    const items: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    return items.flatMap((item) =>
      typeof item === 'string' ? [item] : secretsInJson(item, locations),
    );
  });
}
