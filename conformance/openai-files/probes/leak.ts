import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { cutText } from '../../json/show-value.js';
import { containsContent } from './contains-content.js';

/** What a listed file must not contain. */
export interface StoredObject {
  /** The file as its creation returned it. */
  readonly created: unknown;
  /** An ASCII text that is in its content and nowhere else. */
  readonly secret: string;
}

/** Names of properties that contain a storage location. */
const storageCase = /path|storage|bucket|blob|s3|object_?key|disk|local/i;

/**
 * What a listed file reveals of its content or its storage location. Undefined if nothing.
 * Other additional properties are allowed.
 */
export function leakOf(item: JsonObject, { created, secret }: StoredObject): string | undefined {
  const known = isJsonObject(created) ? created : {};
  for (const [name, value] of Object.entries(item)) {
    if (containsContent([name, value], secret))
      return `the file's content in the property ${cutText(name)}`;
    const isNew = !Object.hasOwn(known, name) && typeof value === 'string';
    if (isNew && storageCase.test(name)) {
      return `the property ${cutText(name)}, which creation does not return: ${cutText(value)}`;
    }
  }
  return undefined;
}
