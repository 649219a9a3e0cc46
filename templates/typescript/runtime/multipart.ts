import type { EncodedBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import type { Content } from './file-source.js';
import { fileSource } from './file-source.js';
import { type Part, multipartBody } from './multipart-body.js';
import { nestedPairs } from './nested.js';
import { scalarText } from './scalar.js';

interface PartBase {
  /** The name of the property in the body, and of the part on the wire. */
  readonly name: string;
  /** The part's media type, where the document has one. */
  readonly contentType?: string;
  /** Whether the value is an array, whose items are parts with this name. */
  readonly array?: true;
  /** Whether a missing value is an error, which is thrown before anything is sent. */
  readonly required?: true;
}

/**
 * How a property of a multipart body is sent: `text` a scalar, `nested` an object as parts named
 * `name[key]`, `json` any value as one JSON text, `file` content.
 */
export type PartRule =
  | (PartBase & { readonly kind: 'text' | 'nested' | 'json' })
  | (PartBase & {
      readonly kind: 'file';
      /**
       * Whether the content must have a filename; without one an `optional` part is named `blob`,
       * as by `FormData`.
       */
      readonly filename: 'required' | 'optional';
    });

type FileRule = Extract<PartRule, { readonly kind: 'file' }>;

const namelessFilename = 'blob';
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?$/;

/**
 * Encodes a body in the order of the rules. No content is read yet.
 *
 * @throws InvalidInputError for a property without a rule, a required one that is missing, a value
 * that doesn't match its rule, and a file without the filename that its rule requires.
 */
export function encodeMultipart(value: unknown, rules: readonly PartRule[]): EncodedBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidInputError('body', `expected an object with ${names(rules)}`);
  }
  const unknown = Object.keys(value).find((key) => !rules.some(({ name }) => name === key));
  if (unknown !== undefined) {
    throw new InvalidInputError(unknown, `unknown property; the body may have ${names(rules)}`);
  }
  return multipartBody(rules.flatMap((rule) => partsOf(property(value, rule.name), rule)));
}

/** An own property of the body; inherited ones such as `constructor` don't count. */
function property(value: object, name: string): unknown {
  const isInherited = name in Object.prototype && !Object.hasOwn(value, name);
  return isInherited ? undefined : Reflect.get(value, name);
}

function partsOf(value: unknown, rule: PartRule): readonly Part[] {
  if (value === undefined) {
    if (rule.required) throw new InvalidInputError(rule.name, 'is required');
    return [];
  }
  if (rule.array !== true) return partsOfItem(value, rule, rule.name);
  if (!Array.isArray(value)) throw new InvalidInputError(rule.name, 'expected an array');
  return value.flatMap((item: unknown, index) =>
    partsOfItem(item, rule, `${rule.name}[${String(index)}]`),
  );
}

function partsOfItem(value: unknown, rule: PartRule, parameter: string): readonly Part[] {
  switch (rule.kind) {
    case 'text':
      return [textPart(rule, rule.name, scalarText(value, parameter))];
    case 'nested':
      return nestedParts(value, rule, parameter);
    case 'json':
      return [jsonPart(value, rule, parameter)];
    case 'file':
      return [filePart(value, rule, parameter)];
  }
}

function nestedParts(value: unknown, rule: PartRule, parameter: string): readonly Part[] {
  if (typeof value !== 'object' || value === null) {
    throw new InvalidInputError(parameter, 'expected an object');
  }
  const pairs = nestedPairs(rule.name, value);
  if (pairs.length === 0) throw new InvalidInputError(parameter, 'expected a non-empty object');
  return pairs.map(([name, text]) => textPart(rule, name, text));
}

function jsonPart(value: unknown, rule: PartRule, parameter: string): Part {
  const text = jsonText(value, parameter);
  const contentType = rule.contentType ?? 'application/json';
  return { name: rule.name, contentType, content: contentOf(text) };
}

function jsonText(value: unknown, parameter: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new InvalidInputError(parameter, 'cannot be written as JSON', { cause });
  }
  if (text === undefined) throw new InvalidInputError(parameter, 'cannot be written as JSON');
  return text;
}

function filePart(value: unknown, rule: FileRule, parameter: string): Part {
  const source = fileSource(value, parameter);
  if (source.name === undefined && rule.filename === 'required') {
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

function textPart(rule: PartRule, name: string, text: string): Part {
  return { name, contentType: rule.contentType, content: contentOf(text) };
}

function contentOf(text: string): Content {
  return { kind: 'blob', blob: new Blob([text]) };
}

function names(rules: readonly PartRule[]): string {
  return rules.map(({ name }) => name).join(', ');
}
