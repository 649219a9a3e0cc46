// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import { isJsonObject, type Json } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, textOf, type BuildContext, type Node } from './context.js';
import type { Response, ResponseContent } from './operation.js';
import { readExamples } from './read-examples.js';

/** Builds what a server may return, in the order of the document. */
export function buildResponses(
  context: BuildContext,
  value: Json | undefined,
  pointer: string,
): readonly Response[] {
  const entries = entriesOf(value).filter(([status]) => !status.startsWith('x-'));
  const hasSuccess = entries.some(([status]) => status.startsWith('2'));
  for (const [status, response] of entries) {
    // The body of an error is read as what it is, so none of its media types is left out.
    if (status.startsWith('2') || (status === 'default' && !hasSuccess)) {
      noteContent(context, context.resolve(response, `${pointer}/${status}`));
    }
  }
  return entries.map(([status, response]) => ({
    status,
    ...buildResponse(context, response, `${pointer}/${status}`),
  }));
}

function buildResponse(
  context: BuildContext,
  value: Json,
  pointer: string,
): Omit<Response, 'status'> {
  const node = context.resolve(value, pointer);
  const object = node?.value ?? {};
  const location = node?.pointer ?? pointer;
  const headers = entriesOf(object['headers']).map(([name]) => name);
  const description = textOf(object['description']);
  for (const [name] of entriesOf(object['links'])) {
    const message = `link ${name} is not generated: pass the values to the other call`;
    context.note(`${location}/links/${escapeToken(name)}`, message);
  }
  const content = entriesOf(object['content']);
  const preferred = preferredOf(content);
  if (preferred === undefined) {
    return { kind: 'none', alternatives: [], headers, description, examples: [] };
  }
  const [contentType, media] = preferred;
  const others = content.filter(([type]) => type !== contentType);
  const mediaLocation = `${location}/content/${escapeToken(contentType)}`;
  const examples = readExamples(context, media, mediaLocation).map(({ name, summary, value }) => ({
    name,
    summary,
    value,
  }));
  return {
    ...buildContent(context, preferred, location),
    alternatives: others.map((other) => buildContent(context, other, location)),
    headers,
    description,
    examples,
  };
}

function buildContent(
  context: BuildContext,
  [contentType, media]: readonly [string, Json],
  location: string,
): ResponseContent {
  const kind = contentKind(contentType);
  const value = isJsonObject(media) ? media['schema'] : undefined;
  if (value === undefined) return { contentType, kind };
  const pointer = `${location}/content/${escapeToken(contentType)}/schema`;
  return { contentType, kind, schema: buildSchema(context, value, pointer) };
}

/** The content that is read where the caller does not choose. */
function preferredOf(
  content: readonly (readonly [string, Json])[],
): readonly [string, Json] | undefined {
  return content.find(([type]) => contentKind(type) === 'json') ?? content[0];
}

/** What the CLI and the Ruby client leave out; the TypeScript client reads each media type. */
function noteContent(context: BuildContext, node: Node | undefined): void {
  const content = entriesOf(node?.value['content']);
  const [read] = preferredOf(content) ?? [];
  if (node === undefined || read === undefined) return;
  for (const [other] of content) {
    if (other === read) continue;
    const what =
      contentKind(other) === 'events' ? `a stream of events (${other})` : `response body ${other}`;
    context.note(
      node.pointer,
      `${what} is not read by the CLI and the Ruby client; ${read} is. The TypeScript client reads it where the option accept asks for it`,
    );
  }
  if (contentKind(read) === 'events') {
    context.note(
      node.pointer,
      `a stream of events (${read}) is returned as bytes by the CLI and the Ruby client`,
    );
  }
}

/** How the content of a response is read. */
export function contentKind(contentType: string): ResponseContent['kind'] {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'text/event-stream') return 'events';
  return type.startsWith('text/') ? 'text' : 'bytes';
}
