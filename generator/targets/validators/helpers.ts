/**
 * Shared functions. Each is emitted only if another function needs it. No name begins as those of
 * the functions of a schema do: `is`, `assert`, `validate`, `check`, `matches`.
 */
const HELPERS: Readonly<Record<string, string>> = {
  hasTypeObject: `
function hasTypeObject(data) {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}`,
  hasTypeInteger: `
function hasTypeInteger(data) {
  return typeof data === 'number' && !(data % 1) && !Number.isNaN(data);
}`,
  jsonEqual: `
/** Compares own properties only: inherited properties mean nothing in JSON. */
function jsonEqual(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key], b[key]))
  );
}`,
  lengthOf: `
/** Counts characters, not UTF-16 code units. */
function lengthOf(text) {
  let length = 0;
  for (const _ of text) length++;
  return length;
}`,
  escapeKey: `
/** Escapes a key for a JSON pointer. */
function escapeKey(key) {
  return key.replace(/~/g, '~0').replace(/\\//g, '~1');
}`,
  reportType: `
function reportType(errors, path, type) {
  report(errors, path, 'type', 'must be ' + type);
}`,
  reportMissing: `
function reportMissing(errors, path, property) {
  report(errors, path, 'required', "must have required property '" + property + "'", property);
}`,
  reportExtra: `
function reportExtra(errors, path, property) {
  const message = 'must not have the property ' + JSON.stringify(property);
  report(errors, path, 'additionalProperties', message, property);
}`,
};

/** The functions of every module. */
const ALWAYS = `
export class ValidationFailure extends Error {
  name = 'ValidationFailure';
  constructor(type, errors) {
    super('the value is not a valid ' + type + ': ' + errors.map((e) => (e.path || '(the value)') + ' ' + e.message).join(', '));
    this.type = type;
    this.errors = errors;
  }
}

function throwErrors(errors, type) {
  if (errors.length > 0) throw new ValidationFailure(type, errors);
}

function toResult(errors, value) {
  return errors.length === 0 ? { ok: true, value } : { ok: false, errors };
}

function report(errors, path, keyword, message, property) {
  errors.push({ path, keyword, message, ...(property !== undefined && { property }) });
}`;

/** Emits the shared functions that the code calls. */
export function helpersOf(code: string): string {
  const used = Object.entries(HELPERS).filter(([name]) => code.includes(`${name}(`));
  return [ALWAYS, ...used.map(([, text]) => text)].join('\n');
}
