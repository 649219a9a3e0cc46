import type { EncodedBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import { isFileContent } from './file-guards.js';
import { fileSource } from './file-source.js';
import { jsonText } from './json-text.js';
import { type Part, multipartBody, textContent } from './multipart-body.js';
import { nestedPairs, type Pair } from './nested.js';
import { scalarText } from './scalar.js';
import { isRecord } from './value-type.js';

interface PartBase {
  /** The name of the property in the body, and of the part on the wire. */
  readonly name: string;
  /** The part's media type, where the document has one. */
  readonly contentType?: string;
  /** Whether the value is an array, whose items are parts with this name. */
  readonly array?: true;
  /** Whether a missing value is an error, which is thrown before anything is sent. */
  readonly required?: true;
  /** Whether null is allowed, and not sent. */
  readonly nullable?: true;
  /** The part's further headers; one without a value is sent where the caller sets it. */
  readonly headers?: readonly { readonly name: string; readonly value?: string }[];
}

/**
 * How a property of a multipart body is sent: `text` a scalar, `nested` an object as parts named
 * `name[key]`, `json` any value as one JSON text, `file` content, `value` any of these.
 */
export type PartRule =
  | (PartBase & {
      readonly kind: 'text';
      /** Present where the value is written as a query parameter would be. */
      readonly write?: (value: unknown) => readonly Pair[];
    })
  | (PartBase & { readonly kind: 'nested' | 'json' })
  | (PartBase & {
      readonly kind: 'file' | 'value';
      /**
       * Whether the content must have a filename; without one an `optional` part is named `blob`,
       * as by `FormData`.
       */
      readonly filename: 'required' | 'optional';
    });

/** Further headers of parts, by the names of the parts; null removes one. */
export type PartHeaders = Readonly<
  Record<string, Readonly<Record<string, string | number | boolean | null | undefined>>>
>;

/** What a body may have beside the parts of its rules. */
export interface MultipartOptions {
  /** Whether properties without a rule are sent, too. */
  readonly open?: boolean;
  readonly headers?: PartHeaders;
}

const namelessFilename = 'blob';
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?$/;

/**
 * Encodes a body in the order of the rules. No content is read yet.
 *
 * @throws InvalidInputError for a property without a rule, a required one that is missing, a value
 * that doesn't match its rule, a file without the filename that its rule requires, and headers of a
 * part that does not exist.
 */
export function encodeMultipart(
  value: unknown,
  rules: readonly PartRule[],
  { open = false, headers = {} }: MultipartOptions = {},
): EncodedBody {
  if (!isRecord(value) || Array.isArray(value)) {
    throw new InvalidInputError('body', `expected an object with ${names(rules)}`);
  }
  const unknown = Object.keys(value).filter((key) => !rules.some(({ name }) => name === key));
  if (unknown[0] !== undefined && !open) {
    throw new InvalidInputError(unknown[0], `unknown property; the body may have ${names(rules)}`);
  }
  const all = [...rules, ...unknown.map(ruleOf)];
  const stray = Object.keys(headers).find((key) => !all.some(({ name }) => name === key));
  if (stray !== undefined) throw new InvalidInputError(`partHeaders.${stray}`, 'is not a part');
  return multipartBody(
    all.flatMap((rule) => {
      const sent = { ...defaultHeaders(rule), ...headers[rule.name] };
      return partsOf(property(value, rule.name), rule).map((part) => ({ ...part, headers: sent }));
    }),
  );
}

/** A property that the document does not name is sent by its value. */
function ruleOf(name: string): PartRule {
  return { name, kind: 'value', filename: 'optional' };
}

function defaultHeaders({ headers = [] }: PartRule): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
}

/** An own property of the body; inherited ones such as `constructor` don't count. */
function property(value: object, name: string): unknown {
  const isInherited = name in Object.prototype && !Object.hasOwn(value, name);
  return isInherited ? undefined : Reflect.get(value, name);
}

function partsOf(value: unknown, rule: PartRule): readonly Part[] {
  if (value === null && rule.nullable) return [];
  if (value === undefined) {
    if (rule.required) throw new InvalidInputError(rule.name, 'is required');
    return [];
  }
  if (rule.kind === 'text' && rule.write !== undefined) {
    return rule.write(value).map(([name, text]) => textPart({ name }, text));
  }
  const isList = rule.array === true || (rule.kind === 'value' && Array.isArray(value));
  if (!isList) return partsOfItem(value, rule, rule.name);
  if (!Array.isArray(value)) throw new InvalidInputError(rule.name, 'expected an array');
  return value.flatMap((item: unknown, index) =>
    partsOfItem(item, rule, `${rule.name}[${String(index)}]`),
  );
}

function partsOfItem(value: unknown, rule: PartRule, parameter: string): readonly Part[] {
  const { name, contentType = 'application/json' } = rule;
  switch (rule.kind === 'value' ? kindOf(value) : rule.kind) {
    case 'text':
      return [textPart(rule, scalarText(value, parameter))];
    case 'nested':
      return nestedParts(value, rule, parameter);
    case 'json':
      return [textPart({ name, contentType }, jsonText(value, parameter))];
    case 'file':
      return [filePart(value, rule, parameter)];
  }
}

/** How a value is sent whose kind the document does not say. */
function kindOf(value: unknown): 'file' | 'json' | 'text' {
  if (isFileContent(value)) return 'file';
  return typeof value === 'object' && !(value instanceof Date) ? 'json' : 'text';
}

function nestedParts(value: unknown, rule: PartRule, parameter: string): readonly Part[] {
  if (!isRecord(value)) throw new InvalidInputError(parameter, 'expected an object');
  const pairs = nestedPairs(rule.name, value);
  if (pairs.length === 0) throw new InvalidInputError(parameter, 'expected a non-empty object');
  return pairs.map(([name, text]) => textPart({ ...rule, name }, text));
}

function filePart(value: unknown, rule: PartRule, parameter: string): Part {
  const source = fileSource(value, parameter);
  if (source.name === undefined && 'filename' in rule && rule.filename === 'required') {
    throw new InvalidInputError(
      parameter,
      "its filename is unknown; set one with `await toFile(content, 'name')`",
    );
  }
  // An encoding may list several types or a range, which can't be sent as a type.
  const contentType = [source.type, rule.contentType ?? ''].find((type) => mediaType.test(type));
  return {
    name: rule.name,
    filename: source.name ?? namelessFilename,
    contentType: contentType ?? 'application/octet-stream',
    content: source.content,
  };
}

function textPart(
  { name, contentType }: Pick<PartRule, 'name' | 'contentType'>,
  text: string,
): Part {
  return { name, contentType, content: textContent(text) };
}

function names(rules: readonly PartRule[]): string {
  return rules.map(({ name }) => name).join(', ');
}
