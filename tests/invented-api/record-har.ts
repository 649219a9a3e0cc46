import type { Entry, Har, Header } from 'har-format';
import type { Send } from './session-client.js';

/** A layer around `fetch` that keeps what passes. */
export interface HarRecorder {
  readonly send: Send;
  /** HAR 1.2 of what passed so far. */
  har(): Har;
}

/** Beyond HAR 1.2, whose names begin with `_`: how the text encodes bytes. */
interface EncodedPostData {
  readonly mimeType: string;
  readonly text: string;
  readonly _encoding?: 'base64';
}

/**
 * Makes a layer that records requests and responses.
 *
 * @param now gives the time at which each request starts
 */
export function recordHar(send: Send, now: () => Date): HarRecorder {
  const entries: Entry[] = [];
  return {
    send: async (request) => {
      const started = now();
      const sent = Buffer.from(await request.clone().arrayBuffer());
      const response = await send(request);
      const received = Buffer.from(await response.clone().arrayBuffer());
      entries.push(entryOf({ started, request, sent, response, received }));
      return response;
    },
    har: () => ({
      log: { version: '1.2', creator: { name: 'hedgerow-session', version: '1.0.0' }, entries },
    }),
  };
}

interface Passed {
  readonly started: Date;
  readonly request: Request;
  readonly sent: Buffer;
  readonly response: Response;
  readonly received: Buffer;
}

function entryOf({ started, request, sent, response, received }: Passed): Entry {
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  const query = [...new URL(request.url).searchParams];
  return {
    startedDateTime: started.toISOString(),
    time: 0,
    request: {
      ...common,
      method: request.method,
      url: request.url,
      headers: headersOf(request.headers),
      queryString: query.map(([name, value]) => ({ name, value })),
      bodySize: sent.length,
      ...(sent.length > 0 && { postData: postDataOf(request, sent) }),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: headersOf(response.headers),
      content: contentOf(response, received),
      redirectURL: response.headers.get('location') ?? '',
      bodySize: received.length,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

function headersOf(headers: Headers): Header[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}

function postDataOf({ headers }: Request, bytes: Buffer): EncodedPostData {
  const mimeType = headers.get('content-type') ?? '';
  if (!isBinary(mimeType)) return { mimeType, text: bytes.toString('utf8') };
  return { mimeType, text: bytes.toString('base64'), _encoding: 'base64' };
}

function contentOf({ headers }: Response, bytes: Buffer): Entry['response']['content'] {
  const mimeType = headers.get('content-type') ?? '';
  const size = bytes.length;
  if (!isBinary(mimeType)) return { size, mimeType, text: bytes.toString('utf8') };
  return { size, mimeType, text: bytes.toString('base64'), encoding: 'base64' };
}

function isBinary(mimeType: string): boolean {
  return !/json|^text\/|^$/.test(mimeType);
}
