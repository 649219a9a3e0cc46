// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import { isJsonObject, type Json } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { isMediaRange, isStructured } from './body-kind.js';
import { buildResponseHeaders } from './build-response-headers.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, textOf, type BuildContext, type Node } from './context.js';
import type { Response, ResponseContent } from './operation.js';
import type { SchemaLookup } from './fields-of.js';
import { readExamples } from './read-examples.js';
import { successesOf } from './successes.js';

/** Builds what a server may return, in the order of the document. */
export function buildResponses(
  context: BuildContext,
  { value, pointer }: { readonly value: Json | undefined; readonly pointer: string },
  lookup: SchemaLookup,
): readonly Response[] {
  const responses = entriesOf(value)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, response]) => {
      const node = context.resolve(response, `${pointer}/${status}`);
      const found = node ?? { value: {}, pointer: `${pointer}/${status}` };
      return {
        location: found.pointer,
        built: buildResponse(context, { status, node: found }, lookup),
      };
    });
  // The body of an error is read as what it is, so none of its media types is left out.
  const successes = successesOf(responses.map(({ built }) => built));
  for (const { location, built } of responses) {
    if (successes.includes(built)) noteContent(context, built, location);
  }
  return responses.map(({ built }) => built);
}

function buildResponse(
  context: BuildContext,
  { status, node }: { readonly status: string; readonly node: Node },
  lookup: SchemaLookup,
): Response {
  const { value: object, pointer } = node;
  for (const [name] of entriesOf(object['links'])) {
    const message = `link ${name} is not generated: pass the values to the other call`;
    context.note(`${pointer}/links/${escapeToken(name)}`, message);
  }
  const media = new Map(entriesOf(object['content']));
  const contents = [...media].map(([contentType, value]) =>
    buildContent(context, { contentType, value, pointer }, lookup),
  );
  const described = {
    status,
    headers: buildResponseHeaders(context, node),
    description: textOf(object['description']),
  };
  // What is read where the caller does not choose.
  const preferred = contents.find(({ kind }) => kind === 'json') ?? contents[0];
  if (preferred === undefined) {
    return { ...described, kind: 'none', alternatives: [], examples: [] };
  }
  const { contentType } = preferred;
  const location = `${pointer}/content/${escapeToken(contentType)}`;
  const examples = readExamples(context, media.get(contentType), location);
  return {
    ...described,
    ...preferred,
    alternatives: contents.filter((content) => content !== preferred),
    examples: examples.map(({ name, summary, value }) => ({ name, summary, value })),
  };
}

/** A media type of a response, and where the response is. */
interface Media {
  readonly contentType: string;
  readonly value: Json;
  readonly pointer: string;
}

function buildContent(
  context: BuildContext,
  { contentType, value, pointer }: Media,
  lookup: SchemaLookup,
): ResponseContent {
  const own = isJsonObject(value) ? value['schema'] : undefined;
  if (own === undefined) return { contentType, kind: contentKind(contentType) };
  const location = `${pointer}/content/${escapeToken(contentType)}/schema`;
  const schema = buildSchema(context, own, location);
  const hasStructure = isStructured(schema, lookup);
  const kind = contentKind(contentType, hasStructure);
  if (hasStructure && (kind === 'text' || kind === 'bytes')) {
    const message = `the schema of ${contentType} is not used: clients return the content as it is`;
    context.note(location, message);
  }
  return { contentType, kind, schema };
}

/** What the CLI and the Ruby client leave out; the TypeScript client reads each media type. */
function noteContent(context: BuildContext, response: Response, location: string): void {
  const { contentType: read = '', kind, alternatives } = response;
  for (const other of alternatives) {
    const what =
      other.kind === 'events'
        ? `a stream of events (${other.contentType})`
        : `response body ${other.contentType}`;
    context.note(
      location,
      `${what} is not read by the CLI and the Ruby client; ${read} is. The TypeScript client reads it where the option accept asks for it`,
    );
  }
  if (kind === 'events') {
    context.note(
      location,
      `a stream of events (${read}) is returned as bytes by the CLI and the Ruby client`,
    );
  }
}

/**
 * How the content of a response is read. Of a range such as `image/*`, only the schema says what it is.
 * @param hasStructure whether the schema describes objects or arrays.
 */
export function contentKind(contentType: string, hasStructure = false): ResponseContent['kind'] {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return 'json';
  if (type === 'text/event-stream') return 'events';
  if (isMediaRange(type) && hasStructure) return 'json';
  return type.startsWith('text/') ? 'text' : 'bytes';
}
