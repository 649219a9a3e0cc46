import { STATUS_CODES } from 'node:http';
import type { Content, Entry, Header, PostData } from 'har-format';
import type { WireRequest } from '../../replay/build-request.js';
import type { Received } from '../../replay/received.js';
import type { SentHead } from '../../replay/transport.js';

/** A request as it was sent, with placeholders of secrets, and what came of it. */
export interface Traffic {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  readonly request: TrafficRequest;
  /** The first line and the headers; of bytes that were sent unchanged, as far as they can be read. */
  readonly head: SentHead;
  /** In milliseconds since 1970. */
  readonly start: number;
  readonly durationMs: number;
  /** The response, or why there was none. */
  readonly outcome: TrafficResponse | Error;
}

/** What an entry shows of a request beside its head; of a long body only its length. */
export interface TrafficRequest extends Pick<WireRequest, 'method' | 'bytes' | 'raw'> {
  readonly long?: { readonly length: number };
}

/** A response, of whose body only the beginning may be kept. */
export interface TrafficResponse extends Received {
  /** How many bytes of the body were received; as many as are kept by default. */
  readonly size?: number;
}

/** What the standard has no word for: a custom name begins with `_`. */
interface Extended extends Entry {
  /** Why there was no response; the status is 0, as browsers write it. */
  readonly _error?: string;
}

/** In bytes; of a longer body a note is kept. */
const longestBody = 1024 * 1024;

/** An entry of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
export function trafficEntry(traffic: Traffic): Extended {
  const { origin, request, head, start, durationMs, outcome } = traffic;
  const url = urlOf(origin, head.target);
  const postData = postDataOf(request, head);
  return {
    startedDateTime: new Date(start).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: headersOf(head.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: lengthOf(request),
      ...(postData !== undefined && { postData }),
    },
    response: outcome instanceof Error ? noResponse : responseOf(outcome),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(outcome instanceof Error && { _error: outcome.message }),
  };
}

/** A path that no URL can have is percent-encoded, as far as it has to be. */
function urlOf(origin: string, target: string): string {
  const url = `${origin}${target}`;
  return URL.canParse(url) ? url : `${origin}/${encodeURIComponent(target)}`;
}

function lengthOf({ bytes, long, raw }: TrafficRequest): number {
  return long?.length ?? (bytes ?? bodyOf(raw))?.length ?? 0;
}

/** What follows the first empty line of a request that was sent as bytes. */
function bodyOf(raw: Buffer | undefined): Buffer | undefined {
  const end = raw?.indexOf('\r\n\r\n') ?? -1;
  return end === -1 ? undefined : raw?.subarray(end + 4);
}

function postDataOf(request: TrafficRequest, head: SentHead): PostData | undefined {
  const mimeType = head.headers['content-type'] ?? '';
  const length = lengthOf(request);
  if (length === 0) return undefined;
  const bytes = request.bytes ?? bodyOf(request.raw);
  if (bytes === undefined || length > longestBody) {
    return { mimeType, text: '', comment: leftOut(length) };
  }
  const { text, encoding } = textOf(bytes);
  // The standard has an encoding only for responses.
  const encoded = encoding === undefined ? {} : { _encoding: encoding };
  return { mimeType, text, ...encoded };
}

function leftOut(length: number): string {
  return `the body of ${length} bytes was left out`;
}

const noResponse: Entry['response'] = {
  status: 0,
  statusText: '',
  httpVersion: 'HTTP/1.1',
  headers: [],
  cookies: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function responseOf(received: TrafficResponse): Entry['response'] {
  const { status, headers, bytes } = received;
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    headers: headersOf(headers),
    cookies: [],
    content: contentOf(received),
    redirectURL: headers['location'] ?? '',
    headersSize: -1,
    bodySize: received.size ?? bytes.length,
  };
}

function contentOf({ headers, bytes, cut, size = bytes.length }: TrafficResponse): Content {
  const mimeType = headers['content-type'] ?? '';
  if (size > Math.min(longestBody, bytes.length)) return { size, mimeType, comment: leftOut(size) };
  const comment = cut ? { comment: 'the rest of the body was not read' } : {};
  return { size, mimeType, ...textOf(bytes), ...comment };
}

function headersOf(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function textOf(bytes: Buffer): { readonly text: string; readonly encoding?: 'base64' } {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes)
    ? { text }
    : { text: bytes.toString('base64'), encoding: 'base64' };
}
