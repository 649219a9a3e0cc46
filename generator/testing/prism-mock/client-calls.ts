import {
  type BodyContent,
  isJsonObject,
  type Json,
  type Model,
  type Operation,
  type Parameter,
  type Part,
  schemaLookup,
  type Schema,
} from '@upspec/document';
import { conformingValue, type Extent } from './conforming-value.js';

/** A call of the TypeScript client: its arguments, generated from the schemas of an operation. */
export interface ClientCall {
  /** `createPet, application/json, all properties`. */
  readonly title: string;
  /** The names of the resource and of the call. */
  readonly path: readonly string[];
  readonly given: readonly unknown[];
}

/** Builds a value for a schema. */
type Build = (schema: Schema) => Json;

/**
 * The calls of an operation: with each media type of its body, once with what is required and once
 * with all parameters and properties.
 */
export function clientCalls(model: Model, operation: Operation): readonly ClientCall[] {
  const lookup = schemaLookup(model);
  const { body } = operation;
  const contents = body.kind === 'none' ? [undefined] : [body, ...body.alternatives];
  return contents.flatMap((content) => [
    callOf(operation, content, { lookup, isFull: false }),
    callOf(operation, content, { lookup, isFull: true }),
  ]);
}

function callOf(
  operation: Operation,
  content: BodyContent | undefined,
  extent: Extent,
): ClientCall {
  const { isFull } = extent;
  const build: Build = (schema) => conformingValue(schema, extent);
  const inLocation = (location: Parameter['in']): readonly Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === location);
  const values = (location: Parameter['in']): readonly unknown[] => {
    const all = inLocation(location);
    const sent = all.filter(({ required }) => isFull || required);
    return all.length === 0
      ? []
      : [Object.fromEntries(sent.map((parameter) => [parameter.name, valueOf(parameter, build)]))];
  };
  const isSent = content !== undefined && (isFull || content.required);
  const { id, resource, name } = operation;
  return {
    title: [id, content?.contentType ?? 'no body', isFull ? 'everything' : 'what is required'].join(
      ', ',
    ),
    path: [...resource, name],
    given: [
      ...inLocation('path').map((parameter) => valueOf(parameter, build)),
      ...(content === undefined ? [] : [isSent ? bodyOf(content, build) : undefined]),
      ...values('query'),
      ...values('header'),
      ...values('cookie'),
      content === undefined ? {} : { contentType: content.contentType },
    ],
  };
}

/** Examples of parameters often violate their schemas, so they are not sent. */
function valueOf({ schema }: Parameter, build: Build): Json {
  return build(schema);
}

function bodyOf(content: BodyContent, build: Build): unknown {
  const { kind, schema } = content;
  if (kind === 'bytes') return new Blob(['content']);
  const value = build(schema);
  if (kind === 'text') return isJsonObject(value) || value === null ? 'content' : String(value);
  if (kind !== 'multipart') return value;
  const fields = isJsonObject(value) ? Object.entries(value) : [];
  const sent = new Set(fields.map(([name]) => name));
  const files = content.parts.filter((part) => part.kind === 'file');
  return Object.fromEntries([
    ...fields,
    ...files
      .filter(({ name, required }) => required || sent.has(name))
      .map((part) => [part.name, fileOf(part)]),
  ]);
}

function fileOf({ array }: Part): unknown {
  const file = new File(['content'], 'content.bin');
  return array ? [file] : file;
}
