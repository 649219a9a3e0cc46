import type { Deviations } from './deviation.js';
import { isTree, kindOf } from './deviation.js';
import { readAs, reject, type Slot } from './slot.js';
import { suggest } from '../suggest.js';

/** What the standard says of a value that has no type of its own. */
export interface ScalarRule {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: ScalarRule;
  readonly minimum?: number;
}

/** Texts for people: no output depends on their form. */
const TEXTS = new Set(['title', 'description', 'summary', 'termsOfService', 'name', 'email']);

/** Checks a string, a number, a boolean or a list of them. */
export function checkScalar(deviations: Deviations, slot: Slot, rule: ScalarRule): void {
  const { value, key } = slot;
  if (key === 'type' && slot.ownerType === 'Schema') {
    checkType(deviations, slot, rule.enum ?? rule.items?.enum ?? []);
    return;
  }
  if (rule.enum !== undefined) {
    checkWord(deviations, slot, rule.enum);
    return;
  }
  if (rule.type === undefined || isBound(slot)) return;
  if (!fits(value, rule.type)) {
    const converted = convert(value, rule, slot);
    if (converted === undefined) {
      const isText = TEXTS.has(String(key)) && slot.ownerType !== 'Parameter';
      const expected = `${name(key)} must be ${article(rule.type)}, and is ${kindOf(value)}`;
      if (isText)
        readAs(deviations, slot, { message: `${expected}; it is left out`, value: undefined });
      else reject(deviations, slot, { message: expected });
      return;
    }
    readAs(deviations, slot, {
      message: `${name(key)} must be ${article(rule.type)}, and is ${kindOf(value)}; it is read as ${JSON.stringify(converted.value) ?? 'absent'}`,
      value: converted.value,
    });
    return;
  }
  if (Array.isArray(value) && rule.items !== undefined) {
    checkItems(deviations, { ...slot, value }, rule.items);
  }
  if (rule.minimum !== undefined && typeof value === 'number' && value < rule.minimum) {
    readAs(deviations, slot, {
      message: `${name(key)} must be at least ${String(rule.minimum)}; it is left out`,
      value: undefined,
    });
  }
}

function checkItems(
  deviations: Deviations,
  slot: Slot & { readonly value: unknown[] },
  rule: ScalarRule,
): void {
  slot.value.forEach((item, index) => {
    const inner: Slot = {
      owner: slot.value,
      key: index,
      value: item,
      ownerType: slot.ownerType,
      location: slot.location.child(index),
    };
    if (item === null && rule.type !== undefined) {
      readAs(deviations, inner, { message: 'null is left out of the list', value: undefined });
      return;
    }
    checkScalar(deviations, inner, rule);
  });
}

/** `exclusiveMinimum` is a number or a boolean, by the version; a schema's own check reads both. */
function isBound({ key, value }: Slot): boolean {
  const isExclusive = key === 'exclusiveMinimum' || key === 'exclusiveMaximum';
  return isExclusive && (typeof value === 'number' || typeof value === 'boolean');
}

function fits(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isTree(value);
  return typeof value === type;
}

interface Converted {
  readonly value: unknown;
}

const TRUE = /^(true|yes|on|1)$/i;
const FALSE = /^(false|no|off|0)$/i;

/** The value of the expected type that is plainly meant; undefined where there is none. */
function convert(value: unknown, { type }: ScalarRule, slot: Slot): Converted | undefined {
  const isSimple = typeof value !== 'object';
  switch (type) {
    case 'string':
      return isSimple ? { value: String(value) } : firstOf(value);
    case 'boolean':
      if (TRUE.test(String(value)) && isSimple) return { value: true };
      return FALSE.test(String(value)) && isSimple ? { value: false } : undefined;
    case 'number':
    case 'integer': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
      return fits(number, type) && Number.isFinite(number)
        ? { value: number }
        : integerOf(value, slot.key);
    }
    case 'array':
      return convertToList(value, slot);
    default:
      return Array.isArray(value) && value.length === 0 ? { value: {} } : undefined;
  }
}

/** A bound such as 1.5 on a length: the nearest whole number that allows the same values. */
function integerOf(value: unknown, key: string | number): Converted | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return { value: String(key).startsWith('min') ? Math.ceil(value) : Math.floor(value) };
}

function firstOf(value: unknown): Converted | undefined {
  const [first, second] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof first === 'string' && second === undefined ? { value: first } : undefined;
}

/**
 * Draft 4 of JSON Schema and OpenAPI have `required: true` on a property of other standards; it
 * says nothing about the object that the schema describes.
 */
function convertToList(value: unknown, { key, ownerType }: Slot): Converted | undefined {
  if (key === 'required' && /^(true|false)$/.test(String(value))) return { value: undefined };
  if (isTree(value) && Object.keys(value).length === 0) return { value: [] };
  const isList = ownerType === 'Operation' || key === 'enum' || key === 'required';
  return typeof value !== 'object' && isList ? { value: [value] } : undefined;
}

/** Words that JSON Schema does not have as a type, and whose meaning is plain. */
const OTHER_TYPES: ReadonlyMap<string, string> = new Map([
  ['any', 'a schema that allows every value'],
  ['file', 'a string with format: binary'],
]);

/** Checks a schema's type, or its list of types; OpenAPI 3.0 has no list and no "null". */
function checkType(deviations: Deviations, slot: Slot, allowed: readonly string[]): void {
  const { value, owner } = slot;
  const words = [...new Set([...allowed, 'null'])];
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      const location = slot.location.child(index);
      checkWord(deviations, { ...slot, owner: value, key: index, value: item, location }, words);
    });
    return;
  }
  const other = typeof value === 'string' ? OTHER_TYPES.get(value.toLowerCase()) : undefined;
  if (other === undefined || words.includes(String(value))) {
    checkWord(deviations, slot, value === 'null' || allowed.includes('null') ? words : allowed);
    return;
  }
  readAs(deviations, slot, {
    message: `type "${String(value)}" is read as ${other}`,
    value: value === 'any' ? undefined : 'string',
  });
  if (value === 'any') return;
  deviations.repairs.push(() => {
    if (isTree(owner)) owner['format'] = 'binary';
  });
}

/** Checks one of a fixed list of words. */
function checkWord(deviations: Deviations, slot: Slot, words: readonly string[]): void {
  const { value, key } = slot;
  if (typeof value === 'string' && words.includes(value)) return;
  // OpenAPI 3.2 added it; the linter does not know it.
  if (slot.ownerType === 'Parameter' && key === 'style' && value === 'cookie') return;
  const near = typeof value === 'string' ? suggest(value, words) : undefined;
  const same = words.find((word) => word.toLowerCase() === String(value).trim().toLowerCase());
  if (same !== undefined) {
    readAs(deviations, slot, {
      message: `${name(key)} ${JSON.stringify(value)} is read as "${same}"`,
      suggestion: `write "${same}"`,
      value: same,
    });
    return;
  }
  const isType = slot.ownerType === 'Schema' && words.includes('object');
  const subject = isType ? 'type' : String(key);
  reject(deviations, slot, {
    message: `${subject} ${JSON.stringify(value)} is ${isType ? 'not a JSON Schema type' : 'not allowed here'}`,
    suggestion: near === undefined ? `it can be ${words.join(', ')}` : `did you mean "${near}"?`,
  });
}

function name(key: string | number): string {
  return typeof key === 'number' ? 'an item of the list' : `"${key}"`;
}

function article(type: string): string {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}
