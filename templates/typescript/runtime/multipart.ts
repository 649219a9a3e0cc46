import type { EncodedBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import type { Content } from './file-source.js';
import { fileSource } from './file-source.js';
import { type Part, multipartBody } from './multipart-body.js';
import { nestedPairs } from './nested.js';
import { scalarText } from './scalar.js';

interface PartBase {
  /** The property's name in the body, and the part's on the wire. */
  readonly name: string;
  /** The part's media type, where the document names one. */
  readonly contentType?: string;
  /** The value is an array; each item is a part of this name. */
  readonly array?: true;
  /** Its absence is told before anything is sent. */
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
      /** Whether the content must bring a filename; without one an `optional` part is named `blob`, as by `FormData`. */
      readonly filename: 'required' | 'optional';
    });

type FileRule = Extract<PartRule, { readonly kind: 'file' }>;

const namelessFilename = 'blob';
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?$/;

/**
 * Encodes a body by its rules, in the order of the rules. Nothing of it is read yet.
 *
 * @throws InvalidInputError for a property that no rule names, a required one that is absent, a
 * value that doesn't fit its rule, and a file without the filename that its rule asks for.
 */
export function encodeMultipart(value: unknown, rules: readonly PartRule[]): EncodedBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidInputError('body', `wanted an object with ${names(rules)}`);
  }
  const unknown = Object.keys(value).find((key) => !rules.some(({ name }) => name === key));
  if (unknown !== undefined) {
    throw new InvalidInputError(unknown, `no such property; the body may hold ${names(rules)}`);
  }
  return multipartBody(rules.flatMap((rule) => partsOf(property(value, rule.name), rule)));
}

/** A property of the body; what every object inherits, such as `constructor`, is none. */
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
  if (!Array.isArray(value)) throw new InvalidInputError(rule.name, 'wanted an array');
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
    throw new InvalidInputError(parameter, 'wanted an object');
  }
  const pairs = nestedPairs(rule.name, value);
  if (pairs.length === 0)
    throw new InvalidInputError(parameter, 'wanted an object that is not empty');
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
    throw new InvalidInputError(parameter, 'has no JSON form', { cause });
  }
  if (text === undefined) throw new InvalidInputError(parameter, 'has no JSON form');
  return text;
}

function filePart(value: unknown, rule: FileRule, parameter: string): Part {
  const source = fileSource(value, parameter);
  if (source.name === undefined && rule.filename === 'required') {
    throw new InvalidInputError(
      parameter,
      "its filename is unknown; name it: `await toFile(content, 'name')`",
    );
  }
  // An encoding may list several types, or a range; such a list is no type to send.
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
