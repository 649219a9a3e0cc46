import type { SecretLocations } from '../../auth/secret-locations.js';
import { mapPairs } from './form-text.js';
import { mask } from '../../fixture-format/mask.js';

/** What follows a name in a text of any kind: `"name": "value"`, `name = value`. */
const assigned = /(?<=(?<![\w.-])([\w.-]+)["']?\s*[:=]\s*["']?)[^\s"'&,;<>]+/g;

/** The content of an element of XML. */
const contained = /(?<=<([\w.-]+)(?:\s[^<>]*)?>)[^<>]+(?=<\/\1>)/g;

/**
 * A body other than JSON, with the values of secret names covered: a field of a multipart body, an
 * element of XML, a line of settings, JSON that is cut off.
 */
export function coverText(text: string, locations: SecretLocations): string {
  const coverUnder = (value: string, name: string): string =>
    locations.field(name) ? mask(value) : value;
  const fields = mapPairs(text, ({ name, value }) => coverUnder(value, name));
  if (fields !== text) return fields;
  return text.replace(contained, coverUnder).replace(assigned, coverUnder);
}
