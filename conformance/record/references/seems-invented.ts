import { words, type ComparisonMode } from '@upspec/document';
import { isMask } from '../../fixture-format/mask.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { showValue } from '../../json/show-value.js';

/** Why a value is probably another one in each run, and the mode that would then be right. */
export interface Invented {
  readonly reason: string;
  readonly suggested: ComparisonMode;
}

/** A value, or what the document says of it. */
export interface NamedValue {
  /** Of the property. */
  readonly name: string;
  /** Its schema, where one is known. */
  readonly schema: unknown;
  /** As it was recorded. */
  readonly value?: unknown;
}

/** `INV-0001`, `ORD2041`, `2024/0007`. */
const NUMBERED = /^(?:[A-Za-z]{1,10}[-_/#. ]?(?:\d{2,}[-_/.])?\d{2,}|\d{2,4}[-_/]\d{3,})$/;
/** A random string: 16 characters and more, digits and others. */
const RANDOM = /^(?=.*\d)(?=.*[A-Za-z])[\w+/=.~-]{16,}$/;

const TOKEN_WORDS = new Set(
  'token csrf xsrf nonce otp signature checksum digest hash fingerprint etag secret salt challenge'.split(
    ' ',
  ),
);
const NUMBER_WORDS = new Set('number no serial ticket reference ref sequence revision'.split(' '));

/** Looks at a value as a person would: does it count, is it a timestamp, or is it random? */
export function seemsInvented({ name, schema, value }: NamedValue): Invented | undefined {
  const described: JsonObject = isJsonObject(schema) ? schema : {};
  if ('enum' in described || 'const' in described) return undefined;
  const parts = words(name);
  const isNumber =
    typeof value === 'number' || (value === undefined && hasType(described, 'integer'));
  if (isNumber && parts.some((word) => word === 'timestamp' || word === 'epoch')) {
    return { reason: 'it is named as a Unix time', suggested: 'time' };
  }
  const isText = typeof value === 'string' || (value === undefined && hasType(described, 'string'));
  if (!isText || described['format'] === 'date-time' || described['format'] === 'date') {
    return undefined;
  }
  if (parts.some((word) => TOKEN_WORDS.has(word))) {
    return { reason: 'it is named as a token', suggested: 'assigned' };
  }
  if (typeof value === 'string' && NUMBERED.test(value)) {
    return { reason: `${showValue(value)} looks counted`, suggested: 'assigned' };
  }
  if (NUMBER_WORDS.has(parts.at(-1) ?? '')) {
    return { reason: 'it is named as a number that counts', suggested: 'assigned' };
  }
  const isRandom = typeof value === 'string' && RANDOM.test(value) && !isMask(value);
  return isRandom
    ? { reason: `${showValue(value)} looks random`, suggested: 'assigned' }
    : undefined;
}

function hasType({ type }: JsonObject, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}
