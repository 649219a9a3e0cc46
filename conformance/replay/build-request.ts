import type { RecordedBody, RecordedPart, RecordedRequest } from '../fixture/fixture.js';
import { isJsonObject } from '../json/json-object.js';
import { substituteIds, type Bindings } from './bindings.js';
import { encodeSegment } from './encode-segment.js';
import { encodeBody } from './encode-body.js';
import { encodeLongBody, type LongBody } from './encode-long-body.js';

/** A request as it goes out, but for the key and the connection's own headers. */
export interface WireRequest {
  readonly method: string;
  /** Below the base URL, percent-encoded, sent without being normalised. */
  readonly path: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: 'right' | 'wrong' | 'none';
  /** The body with its live ids, for showing; `bytes` is what is sent. */
  readonly body?: RecordedBody;
  readonly bytes?: Buffer;
  /** What is sent in place of `bytes` where the body is too long to be held. */
  readonly long?: LongBody;
  /** How many bytes of the answer are kept; a mebibyte where nothing is said. */
  readonly keep?: number;
  /** A whole request as it went over the connection, where it was sent as bytes, with a stand-in for the key. */
  readonly raw?: Buffer;
}

/** Makes a live request of a recorded one: live ids stand wherever bound ones were recorded. */
export function buildRequest(recorded: RecordedRequest, bindings: Bindings): WireRequest {
  const replace = (text: string): string => substituteIds(text, bindings);
  const body = recorded.body === undefined ? undefined : liveBody(recorded.body, replace);
  const long = body === undefined ? undefined : encodeLongBody(body);
  const encoded = body === undefined ? undefined : (long ?? encodeBody(body));
  const headers: Record<string, string> = {};
  if (encoded?.contentType !== undefined) headers['content-type'] = encoded.contentType;
  for (const [name, value] of Object.entries(recorded.headers ?? {}))
    headers[name] = replace(value);
  return {
    method: recorded.method,
    path: substituteIds(recorded.path, bindings, encodeSegment),
    headers,
    auth: recorded.auth ?? 'right',
    ...(body === undefined ? {} : { body }),
    ...(encoded !== undefined && 'bytes' in encoded && { bytes: encoded.bytes }),
    ...(long !== undefined && { long }),
  };
}

function liveBody(body: RecordedBody, replace: (text: string) => string): RecordedBody {
  if ('json' in body) return { json: liveJson(body.json, replace) };
  if ('text' in body) return { text: replace(body.text) };
  if ('base64' in body) return body;
  return { multipart: body.multipart.map((part) => livePart(part, replace)) };
}

function livePart(part: RecordedPart, replace: (text: string) => string): RecordedPart {
  return part.text === undefined ? part : { ...part, text: replace(part.text) };
}

function liveJson(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item: unknown) => liveJson(item, replace));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, liveJson(inner, replace)]),
  );
}
