import type { ResourceCreator } from '@upspec/document';
import { parsePointer, valueAt } from '@upspec/document/json-pointer';
import type { Described } from '../contract/described.js';
import { parseJson } from '../json/parse-json.js';
import { lastSegment } from '../replay/created-resources.js';
import { isScalar, type Scalar } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import { matchTemplate } from '../replay/match-path.js';
import { matchRequest } from '../replay/match-request.js';

/** The id of something that a request created. */
export interface CreatedResourceId {
  /** The name of its kind in the contract; absent where the request fits no operation. */
  readonly resource?: string;
  readonly id: Scalar;
  /** Where a shell reads it. */
  readonly at:
    /** The n-th property of this name in the body, from 1 on, of those with a value of its type. */
    | InBody
    /** The last segment of the path that the header leads to. */
    | { readonly in: 'header'; readonly name: string }
    /** The client chose it: it is the same each time. */
    | { readonly in: 'request' };
}

/** A property of a body, by what a shell finds of it. */
export interface InBody {
  readonly in: 'body';
  readonly property: string;
  readonly position: number;
  /** Where the body is one line: how many pieces precede its value if quotation marks separate them. */
  readonly field?: number;
  /** Whether it is the last property of its name in its line, and no other line has one. */
  readonly isLast?: true;
}

/** A response, as far as ids are read from it. */
export interface IdResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Longer bodies are not searched for ids. */
const LONGEST = 1024 * 1024;

/**
 * The ids of what a request created, at the locations that the contract names. A server may accept
 * a request that fits no operation: then it is the `id` of its response.
 */
export function createdResourceIds(
  described: Described,
  sent: WireRequest,
  response: IdResponse,
): readonly CreatedResourceId[] {
  const isDone = response.status >= 200 && response.status < 300;
  if (!isDone || response.bytes.length > LONGEST) return [];
  const text = response.bytes.toString('utf8');
  const parsed = parseJson(text);
  const read: Read = {
    ...response,
    described,
    sent,
    text,
    body: parsed.ok ? parsed.value : undefined,
  };
  const operation = matchRequest(described, sent);
  if (operation === undefined) return idAt(read, { in: 'body', pointer: '/id' });
  return Object.entries(described.resources).flatMap(([resource, { creators }]) =>
    creators
      .filter((creator) => creator.operation === operation)
      .flatMap(({ id }) => idAt({ ...read, operation }, id))
      .map((created) => ({ ...created, resource })),
  );
}

interface Read extends IdResponse {
  readonly described: Described;
  readonly sent: WireRequest;
  readonly operation?: string;
  readonly text: string;
  readonly body: unknown;
}

function idAt(read: Read, where: ResourceCreator['id']): readonly CreatedResourceId[] {
  switch (where.in) {
    case 'body':
      return inBody(read, where.pointer);
    case 'header': {
      const id = lastSegment(read.headers?.[where.name.toLowerCase()]);
      return id === undefined ? [] : [{ id, at: { in: 'header', name: where.name } }];
    }
    case 'parameter': {
      const operation = read.described.operations[read.operation ?? ''];
      const path = read.sent.path.split('?')[0] ?? '';
      const matched = operation === undefined ? [] : (matchTemplate(operation, path) ?? []);
      const id = matched.find(({ name }) => name === where.name)?.text;
      return id === undefined ? [] : [{ id, at: { in: 'request' } }];
    }
    case 'request': {
      const { body } = read.sent;
      const id =
        body !== undefined && 'json' in body ? valueAt(body.json, where.pointer) : undefined;
      return isScalar(id) ? [{ id, at: { in: 'request' } }] : [];
    }
    default:
      return where satisfies never;
  }
}

function inBody({ body, text }: Read, pointer: string): readonly CreatedResourceId[] {
  const id = valueAt(body, pointer);
  const property = parsePointer(pointer).at(-1);
  if (!isScalar(id) || id === '' || property === undefined) return [];
  const at = locateInBody(text, property, id);
  return at === undefined ? [] : [{ id, at }];
}

/** Behind more fields, a value is found by its name. */
const mostFields = 64;

/** Where a shell finds the first property of a name that has a value. */
export function locateInBody(text: string, property: string, id: Scalar): InBody | undefined {
  const matches = [...text.matchAll(propertyPattern(property, id))];
  const index = matches.findIndex(([, value]) => value === String(id));
  const match = matches[index];
  if (match === undefined) return undefined;
  const at: InBody = { in: 'body', property, position: index + 1 };
  const before = text.slice(0, match.index);
  const isOneLine = !text.trim().includes('\n');
  const field = `${before}${JSON.stringify(property)}`.split('"').length + 1;
  const isShort = isOneLine && typeof id === 'string' && field <= mostFields;
  const inField = isShort && !/\\/.test(before) ? { ...at, field } : at;
  const lines = new Set(matches.map((each) => text.slice(0, each.index).split('\n').length));
  const isPlain = match[0].startsWith(`${JSON.stringify(property)}:`) && !match[0].includes('\t');
  const isLast = lines.size === 1 && index === matches.length - 1;
  return isPlain && isLast ? { ...inField, isLast: true } : inField;
}

/** Finds a property in the text of a body, as `grep` does in the command that reads it. */
export function propertyPattern(property: string, id: Scalar): RegExp {
  const name = JSON.stringify(property).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const value = typeof id === 'string' ? '"([^"\\\\]*)"' : '([0-9A-Za-z.+-]+)';
  return new RegExp(`${name}[ \\t]*:[ \\t]*${value}`, 'g');
}
