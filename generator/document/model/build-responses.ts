// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import { isJsonObject, type Json } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, textOf, type BuildContext } from './context.js';
import type { Response } from './operation.js';
import { readExamples } from './read-examples.js';

/** Builds what a server may return, in the order of the document. */
export function buildResponses(
  context: BuildContext,
  value: Json | undefined,
  pointer: string,
): readonly Response[] {
  return entriesOf(value)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, response]) => ({
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
  const [contentType, media] =
    content.find(([type]) => contentKind(type) === 'json') ?? content[0] ?? [];
  if (contentType === undefined) {
    return { kind: 'none', headers, description, examples: [] };
  }
  for (const [other] of content) {
    if (other === contentType) continue;
    const what =
      contentKind(other) === 'events' ? `a stream of events (${other})` : `response body ${other}`;
    context.note(location, `${what} is not read by the generated client; ${contentType} is`);
  }
  const kind = contentKind(contentType);
  if (kind === 'events') {
    context.note(location, `a stream of events (${contentType}) is returned as bytes`);
  }
  const schemaValue = isJsonObject(media) ? media['schema'] : undefined;
  const mediaLocation = `${location}/content/${escapeToken(contentType)}`;
  const schemaLocation = `${mediaLocation}/schema`;
  const schema =
    schemaValue === undefined ? undefined : buildSchema(context, schemaValue, schemaLocation);
  const examples = readExamples(context, media, mediaLocation).map(({ name, summary, value }) => ({
    name,
    summary,
    value,
  }));
  return { kind, contentType, ...(schema && { schema }), headers, description, examples };
}

/** How the content of a response is read. */
export function contentKind(contentType: string): Response['kind'] {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'text/event-stream') return 'events';
  return type.startsWith('text/') ? 'text' : 'bytes';
}
