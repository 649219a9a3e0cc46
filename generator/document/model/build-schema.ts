// https://spec.openapis.org/oas/v3.1.1.html#schema-object, and 3.0.4 where that differs
import { componentName } from '../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { itemsOf, type BuildContext } from './context.js';
import { objectForm } from './object-form.js';
import type { Schema, SchemaForm } from './schema.js';
import { notesOf } from './schema-notes.js';

/** Keywords beside a `$ref` that restrict the value, and are not only annotations. */
const STRUCTURE = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'items',
  'enum',
  'const',
];

/** Keywords beside `oneOf`, `anyOf` or `allOf` that say more than their schemas. */
const OWN_STRUCTURE = ['properties', 'required', 'additionalProperties', 'items'];

/** Builds a schema from a node of the document. */
export function buildSchema(
  context: BuildContext,
  value: Json | undefined,
  pointer: string,
): Schema {
  return new SchemaBuilder(context).build(value, pointer);
}

class SchemaBuilder {
  readonly #context: BuildContext;
  /** References outside of the components that are being followed; a repeated one is a cycle. */
  readonly #following: string[] = [];

  constructor(context: BuildContext) {
    this.#context = context;
  }

  build(value: Json | undefined, pointer: string): Schema {
    if (value === false) return { kind: 'never', ...notesOf({}, pointer) };
    if (!isJsonObject(value)) return { kind: 'any', ...notesOf({}, pointer) };
    const notes = notesOf(value, pointer);
    const { form, nullable } = this.#form(value, pointer);
    return { ...notes, ...form, nullable: notes.nullable || nullable };
  }

  #form(value: JsonObject, pointer: string): Formed {
    const reference = value['$ref'];
    if (typeof reference === 'string') return this.#reference(value, reference, pointer);
    if (value['const'] !== undefined)
      return plain({ kind: 'enumeration', values: [value['const']] });
    if (Array.isArray(value['enum'])) return enumeration(itemsOf(value['enum']));
    const combined = this.#combined(value, pointer);
    return combined ?? this.#typed(value, pointer);
  }

  #reference(value: JsonObject, reference: string, pointer: string): Formed {
    const component = componentName(reference);
    const form =
      component === undefined
        ? this.#follow(reference, pointer)
        : ({ kind: 'reference', schema: component } as const);
    const isSerial =
      this.#context.document.version === '3.0' ||
      !STRUCTURE.some((keyword) => value[keyword] !== undefined);
    if (isSerial) return plain(form);
    const { $ref, ...rest } = value;
    const parts = [{ ...notesOf({}, pointer), ...form }, this.build(rest, pointer)];
    return intersectionOf(meaningfulAt(pointer, parts));
  }

  #follow(reference: string, pointer: string): SchemaForm {
    const known = this.#context.followed.get(reference);
    if (known !== undefined) return known;
    const target = this.#context.resolve({ $ref: reference }, pointer);
    if (target === undefined || this.#following.includes(reference)) {
      this.#context.note(
        pointer,
        'a cycle of references outside of the components; treated as a schema that allows every value',
      );
      return { kind: 'any' };
    }
    this.#following.push(reference);
    const { form } = this.#form(target.value, target.pointer);
    this.#following.pop();
    this.#context.followed.set(reference, form);
    return form;
  }

  #combined(value: JsonObject, pointer: string): Formed | undefined {
    const { oneOf, anyOf, allOf, ...own } = value;
    const unions = Object.entries({ oneOf, anyOf }).flatMap(([keyword, options]) =>
      options === undefined ? [] : [this.#list(options, `${pointer}/${keyword}`)],
    );
    if (unions.length === 0 && allOf === undefined) return undefined;
    const [only, ...others] = unions;
    const hasOwn = OWN_STRUCTURE.some((keyword) => value[keyword] !== undefined);
    if (only !== undefined && others.length === 0 && allOf === undefined && !hasOwn) {
      return unionOf(only);
    }
    const parts = [
      ...this.#list(allOf, `${pointer}/allOf`),
      ...unions
        .filter((options) => !options.every(isRequirement))
        .map((options) => withForm(unionOf(options), pointer)),
      ...(hasOwn ? [this.build(own, pointer)] : []),
    ];
    return intersectionOf(meaningfulAt(pointer, parts));
  }

  #list(value: Json | undefined, pointer: string): readonly Schema[] {
    return itemsOf(value).map((item, index) => this.build(item, `${pointer}/${String(index)}`));
  }

  #typed(value: JsonObject, pointer: string): Formed {
    const types = typesOf(value);
    const named = types.filter((type) => type !== 'null');
    const nullable = types.includes('null');
    if (named.length === 0) return plain({ kind: nullable ? 'null' : 'any' });
    const forms = named.map((type) => this.#ofType(type, value, pointer));
    const [only] = forms;
    if (only !== undefined && forms.length === 1) return { form: only, nullable };
    const options = forms.map((form) => ({ ...notesOf({}, pointer), ...form }));
    return { form: { kind: 'union', options }, nullable };
  }

  #ofType(type: string, value: JsonObject, pointer: string): SchemaForm {
    switch (type) {
      case 'boolean':
      case 'integer':
      case 'number':
        return { kind: type };
      case 'string':
        return { kind: isBytes(value) || isBinaryType(value) ? 'bytes' : 'string' };
      case 'array':
        return { kind: 'array', items: this.build(value['items'], `${pointer}/items`) };
      case 'object':
        return objectForm(value, pointer, (inner, below) => this.build(inner, below));
      default:
        return { kind: 'any' };
    }
  }
}

/** The value of a schema that has no notes of its own. */
function withForm({ form, nullable }: Formed, pointer: string): Schema {
  return { ...notesOf({}, pointer), ...form, nullable };
}

/**
 * Without a name of its own, a reference with a requirement stays the reference: the class of a
 * recursive schema would contain itself without end. Types and validators have the requirement.
 */
function meaningfulAt(pointer: string, parts: readonly Schema[]): readonly Schema[] {
  if (componentName(pointer) !== undefined) return parts;
  const described = parts.filter((part) => !isRequirement(part));
  return described.length === 1 ? described : parts;
}

/** Whether a schema only demands properties that another one describes. */
function isRequirement(schema: Schema): boolean {
  return schema.kind === 'object' && schema.fields.length === 0 && schema.requires !== undefined;
}

function intersectionOf(parts: readonly Schema[]): Formed {
  const meaningful = parts.filter((part) => part.kind !== 'any');
  const nullable = parts.some((part) => part.kind === 'any' && part.nullable);
  const [only] = meaningful;
  if (only === undefined) return plain({ kind: 'any' });
  if (meaningful.length === 1) return { form: only, nullable: nullable || only.nullable };
  return { form: { kind: 'intersection', parts: meaningful }, nullable };
}

interface Formed {
  readonly form: SchemaForm;
  readonly nullable: boolean;
}

function plain(form: SchemaForm): Formed {
  return { form, nullable: false };
}

function enumeration(values: readonly Json[]): Formed {
  const named = values.filter((value) => value !== null);
  return { form: { kind: 'enumeration', values: named }, nullable: named.length < values.length };
}

function unionOf(options: readonly Schema[]): Formed {
  const named = options.filter((option) => option.kind !== 'null');
  const nullable = named.length < options.length;
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return { form: only, nullable: nullable || only.nullable };
  return { form: { kind: 'union', options: named }, nullable };
}

const OBJECT_KEYWORDS = ['properties', 'required', 'additionalProperties'];

function typesOf(value: JsonObject): readonly string[] {
  const type = value['type'];
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return itemsOf(type).filter((item) => typeof item === 'string');
  if (OBJECT_KEYWORDS.some((keyword) => value[keyword] !== undefined)) return ['object'];
  if (value['items'] !== undefined) return ['array'];
  return isBytes(value) || isBinaryType(value) ? ['string'] : [];
}

/** `contentMediaType: image/png` without a type: "binary" (OpenAPI 3.1.1, section 4.8.24.4.2). */
export function isBinaryType({ type, contentMediaType, contentEncoding }: JsonObject): boolean {
  if (type !== undefined || contentEncoding !== undefined) return false;
  return typeof contentMediaType === 'string' && BINARY_TYPES.test(contentMediaType);
}

/** The registered top-level types whose content is not text. */
const BINARY_TYPES = /^(?:audio|font|image|model|video)\//i;

/** OpenAPI 3.0 says `format: binary`; 3.1 leaves the type out and names a media type. */
function isBytes(value: JsonObject): boolean {
  if (value['format'] === 'binary') return true;
  return (
    value['contentMediaType'] === 'application/octet-stream' &&
    value['contentEncoding'] === undefined
  );
}
