import {
  fieldsOf,
  formOf,
  isJsonObject,
  type Json,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';

/**
 * Writes a JSON value in Ruby. Strings of an enumeration become symbols, as its readers return
 * them.
 */
export function rubyLiteral(value: Json, schema: Schema | undefined, lookup: SchemaLookup): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') {
    return schema !== undefined && isEnumerated(schema, lookup)
      ? rubySymbol(value)
      : rubyString(value);
  }
  if (Array.isArray(value)) {
    const form = schema === undefined ? undefined : formOf(schema, lookup);
    const items = form?.kind === 'array' ? form.items : undefined;
    return `[${value.map((item: Json) => rubyLiteral(item, items, lookup)).join(', ')}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = schema === undefined ? [] : fieldsOf(schema, lookup);
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (inner === undefined) return [];
    const field = fields.find((each) => each.name === name);
    return [`${rubyKey(name)} ${rubyLiteral(inner, field?.schema, lookup)}`];
  });
  return entries.length === 0 ? '{}' : `{${entries.join(', ')}}`;
}

/** A string in double quotes, with Ruby's special characters escaped. */
export function rubyString(text: string): string {
  const escaped = text.replaceAll(/["\\#\p{Cc}\u2028\u2029]/gu, (char) => {
    const known = ESCAPES.get(char);
    if (known !== undefined) return known;
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['#', '\\#'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** `:assistants`, `:"fine-tune"` */
export function rubySymbol(text: string): string {
  return isPlain(text) ? `:${text}` : `:${rubyString(text)}`;
}

/** `seconds:`, `"content-type":` */
function rubyKey(name: string): string {
  return isPlain(name) ? `${name}:` : `${rubyString(name)}:`;
}

function isPlain(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** The most choices within each other that are read: a union may be an option of itself. */
const MAX_DEPTH = 16;

/** Whether a schema's strings are of an enumeration, which may allow other strings as well. */
export function isEnumerated(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const form = formOf(schema, lookup);
  if (form.kind === 'enumeration') return form.values.some((value) => typeof value === 'string');
  return (
    form.kind === 'union' && form.options.some((option) => isEnumerated(option, lookup, depth + 1))
  );
}
