// https://spec.openapis.org/oas/v3.1.1.html#header-object
import {
  formOf,
  type Model,
  type Operation,
  type Response,
  type ResponseHeader,
  type Schema,
  type SchemaLookup,
  schemaLookup,
  successesOf,
} from '@upspec/document';
import { keyOf } from '../literal.js';
import type { Emitted } from '../target.js';
import { docComment } from '../typescript-types/doc-comment.js';
import { rangeKey } from './response-choices.js';

/** How a client reads a header: the type of its value, and the rule of the runtime. */
interface HeaderReading {
  readonly type: string;
  /** `HeaderKind` of the runtime; `string` is its default. */
  readonly kind: string;
  /** Whether the schema describes something that the client returns as a string. */
  readonly isLossy?: true;
}

const TEXT: HeaderReading = { type: 'string', kind: 'string' };
const LOSSY: HeaderReading = { ...TEXT, isLossy: true };

/** The most schemas within each other that are read. */
const MAX_DEPTH = 16;

/** Whether the document describes headers of a call's responses. */
export function hasHeaders({ responses }: Operation): boolean {
  return responses.some(({ headers }) => headers.length > 0);
}

/** The type of the headers by status; a success of `default` has any status of a success. */
export function headersType(operation: Operation, model: Model): string {
  const kinds = kindsOf(operation, schemaLookup(model));
  const successes = successesOf(operation.responses);
  const properties = operation.responses
    .filter(({ headers }) => headers.length > 0)
    .map((response) => {
      const isSuccess = successes.includes(response);
      const status = isSuccess && response.status === 'default' ? '2XX' : response.status;
      return `readonly ${rangeKey(status)}: { ${fieldsOf(response, kinds, model)} };`;
    });
  return `{ ${properties.join('\n')} }`;
}

function fieldsOf({ headers }: Response, kinds: Kinds, model: Model): string {
  const byName = new Map(headers.map((header) => [nameOf(header), header]));
  const fields = [...byName].map(([name, header]) => {
    const { description, deprecated, required } = header;
    const { type, kind } = readingOf(header, schemaLookup(model));
    const shown = kinds.get(name) === kind ? type : TEXT.type;
    const doc = docComment({ description, deprecated });
    return `${doc}readonly ${keyOf(name)}${required ? '' : '?'}: ${shown};`;
  });
  return `\n${fields.join('\n')}\n`;
}

/** The rules of the runtime by the names of headers; undefined where all are strings. */
export function headerRules(operation: Operation, lookup: SchemaLookup): object | undefined {
  const rules = [...kindsOf(operation, lookup)].filter(([, kind]) => kind !== TEXT.kind);
  return rules.length === 0 ? undefined : Object.fromEntries(rules);
}

/** Headers that the types describe as strings, although their schemas say more. */
export function headersAsText(model: Model): NonNullable<Emitted['unsupported']> {
  const lookup = schemaLookup(model);
  const headers = model.operations.flatMap((operation) => {
    const kinds = kindsOf(operation, lookup);
    return operation.responses
      .flatMap((response) => response.headers)
      .filter((header) => {
        const { kind, isLossy = false } = readingOf(header, lookup);
        return isLossy || kinds.get(nameOf(header)) !== kind;
      });
  });
  const byPointer = new Map(headers.map((header) => [header.schema.pointer, header.name]));
  return [...byPointer].map(([pointer, name]) => ({
    pointer,
    message: `the TypeScript client returns the response header ${name} as a string`,
  }));
}

/** `HeaderKind` by the name of a header. */
type Kinds = ReadonlyMap<string, string>;

/** A header that is read differently for two statuses is a string for both. */
function kindsOf({ responses }: Operation, lookup: SchemaLookup): Kinds {
  const kinds = new Map<string, string>();
  for (const header of responses.flatMap(({ headers }) => headers)) {
    const name = nameOf(header);
    const { kind } = readingOf(header, lookup);
    kinds.set(name, (kinds.get(name) ?? kind) === kind ? kind : TEXT.kind);
  }
  return kinds;
}

/** "Field names are case-insensitive" (RFC 9110, section 5.1). */
function nameOf({ name }: ResponseHeader): string {
  return name.toLowerCase();
}

function readingOf({ schema, contentType }: ResponseHeader, lookup: SchemaLookup): HeaderReading {
  if (contentType === undefined) return readingOfSchema(schema, lookup);
  return /[/+]json(?:;|$)/i.test(contentType) ? { type: 'unknown', kind: 'json' } : TEXT;
}

function readingOfSchema(schema: Schema, lookup: SchemaLookup, depth = 0): HeaderReading {
  const form = formOf(schema, lookup);
  if (depth > MAX_DEPTH) return LOSSY;
  switch (form.kind) {
    case 'boolean':
      return { type: 'boolean', kind: 'boolean' };
    case 'integer':
    case 'number':
      return { type: 'number', kind: 'number' };
    case 'enumeration':
      return readingOfValues(form.values);
    case 'array': {
      const { type, kind, isLossy } = readingOfSchema(form.items, lookup, depth + 1);
      const isScalar = ['string', 'number', 'boolean'].includes(kind) && isLossy !== true;
      return isScalar ? { type: `readonly (${type})[]`, kind: `${kind}s` } : LOSSY;
    }
    case 'intersection': {
      const [only, ...others] = form.parts;
      return only === undefined || others.length > 0
        ? LOSSY
        : readingOfSchema(only, lookup, depth + 1);
    }
    case 'union': {
      const options = form.options.map((option) => readingOfSchema(option, lookup, depth + 1));
      const isText = options.every(({ kind, isLossy }) => kind === TEXT.kind && isLossy !== true);
      return isText ? TEXT : LOSSY;
    }
    case 'object':
      return LOSSY;
    case 'any':
    case 'bytes':
    case 'never':
    case 'null':
    case 'reference':
    case 'string':
      return TEXT;
  }
}

function readingOfValues(values: readonly unknown[]): HeaderReading {
  const type = values.map((value) => JSON.stringify(value)).join(' | ');
  const all = (name: string): boolean => values.every((value) => typeof value === name);
  if (all('string')) return { type, kind: 'string' };
  if (all('number')) return { type, kind: 'number' };
  return all('boolean') ? { type, kind: 'boolean' } : LOSSY;
}
