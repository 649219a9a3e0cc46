import { createHash } from 'node:crypto';
import { valueAt } from '@upspec/document/json-pointer';
import type {
  Exchange,
  Fixture,
  RecordedBody,
  RecordedPart,
} from '../../fixture-format/fixture.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { partBytes } from '../../replay/encode-body.js';

/** Another content for a file or a part; undefined where the recorded one is kept. */
export type ChooseContent = (content: Buffer, exchange: Exchange) => Buffer | undefined;

/**
 * A recording as it would be with other contents: what depends on them follows, that is, the size of a
 * file, the hash of a completion, and the content of a download. Parts without a file are not changed.
 */
export function replaceContents(fixture: Fixture, choose: ChooseContent): Fixture {
  const changes = new Map<unknown, Change>();
  const exchanges = fixture.exchanges.map((exchange) => {
    const { request } = exchange;
    const sent = request.body === undefined ? undefined : replaceParts(exchange, choose);
    if (sent?.change !== undefined) changes.set(responseId(exchange), sent.change);
    const completion = joinParts(exchange, changes);
    if (completion !== undefined) changes.set(completion.file, completion);
    const body = completion === undefined ? sent?.body : hashed(request.body, completion);
    return {
      ...exchange,
      request: { ...request, ...(body !== undefined && { body }) },
      response: replaceResponse(exchange, changes),
    };
  });
  return changes.size === 0 ? fixture : { ...fixture, exchanges };
}

/** A content, and what it is replaced by. */
interface Change {
  readonly before: Buffer;
  readonly after: Buffer;
}

function replaceParts(
  exchange: Exchange,
  choose: ChooseContent,
): { readonly body: RecordedBody; readonly change?: Change } | undefined {
  const { body } = exchange.request;
  if (body === undefined || !('multipart' in body)) return undefined;
  const changes: Change[] = [];
  const multipart = body.multipart.map((part) => {
    if (part.filename === undefined || part.length !== undefined) return part;
    const before = partBytes(part);
    const after = choose(before, exchange) ?? before;
    changes.push({ before, after });
    return after.equals(before) ? part : withContent(part, after);
  });
  const [change] = changes;
  return { body: { multipart }, ...(change !== undefined && { change }) };
}

function withContent(part: RecordedPart, content: Buffer): RecordedPart {
  const { text: _, base64: _bytes, ...head } = part;
  const text = content.toString('utf8');
  const isText = Buffer.from(text).equals(content);
  return isText ? { ...head, text } : { ...head, base64: content.toString('base64') };
}

function responseId({ response }: Exchange): unknown {
  const { body } = response;
  return body !== undefined && 'json' in body ? valueAt(body.json, '/id') : undefined;
}

/** The content of a completed Upload: that of its parts, in the order of their ids. */
function joinParts(
  { operation, request, response }: Exchange,
  changes: ReadonlyMap<unknown, Change>,
): (Change & { readonly file: unknown }) | undefined {
  const { body } = request;
  if (operation !== 'completeUpload' || body === undefined || !('json' in body)) return undefined;
  const ids = valueAt(body.json, '/part_ids');
  if (!Array.isArray(ids)) return undefined;
  const parts = ids.map((id: unknown) => changes.get(id)).filter((each) => each !== undefined);
  if (parts.length < ids.length) return undefined;
  const created = response.body !== undefined && 'json' in response.body ? response.body.json : {};
  return {
    file: valueAt(created, '/file/id'),
    before: Buffer.concat(parts.map(({ before }) => before)),
    after: Buffer.concat(parts.map(({ after }) => after)),
  };
}

/** The request of a completion, with the hash of the other content where it named the right one. */
function hashed(body: RecordedBody | undefined, { before, after }: Change): RecordedBody {
  if (body === undefined || !('json' in body) || !isJsonObject(body.json)) return { json: {} };
  const { md5 } = body.json;
  for (const encoding of ['hex', 'base64'] as const) {
    const hash = (bytes: Buffer): string => createHash('md5').update(bytes).digest(encoding);
    if (md5 === hash(before)) return { json: { ...body.json, md5: hash(after) } };
  }
  return body;
}

function replaceResponse(
  { operation, request, response }: Exchange,
  changes: ReadonlyMap<unknown, Change>,
): Exchange['response'] {
  const { body } = response;
  if (body === undefined) return response;
  if ('json' in body) return { ...response, body: { json: resize(body.json, changes) } };
  const id = /^\/files\/([^/]+)\/content/.exec(request.path)?.[1];
  const change = changes.get(id);
  if (operation !== 'downloadFile' || change === undefined || 'multipart' in body) return response;
  const recorded = partBytes({ name: '', ...body });
  if (!recorded.equals(change.before)) return response;
  const text = change.after.toString('utf8');
  const isText = 'text' in body && Buffer.from(text).equals(change.after);
  const content = isText ? { text } : { base64: change.after.toString('base64') };
  return { ...response, body: content };
}

function resize(value: unknown, changes: ReadonlyMap<unknown, Change>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => resize(item, changes));
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([key, item]) => [key, resize(item, changes)]);
  const object: JsonObject = Object.fromEntries(inner);
  const change = changes.get(object['id']);
  const isSized = change !== undefined && object['bytes'] === change.before.length;
  return isSized ? { ...object, bytes: change.after.length } : object;
}
