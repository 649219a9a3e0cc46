import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Watcher } from '../proxy/proxy.js';
import type { Capture, Headers, KeepLimits } from './capture.js';
import { collectBody } from './collect-body.js';
import type { BodyCollector } from './body-collector.js';
import { pathBelow } from './path-below.js';

/** How an exchange that was watched ended. */
export type Watched =
  | { readonly kind: 'captured'; readonly capture: Capture }
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'foreign' };

export interface WatchOptions {
  /** What comes before the paths of the API: `/v1`. */
  readonly basePath: string;
  readonly request: KeepLimits;
  readonly response: KeepLimits;
  onEnd(watched: Watched): void;
}

/** Watches one exchange from its request's headers to the last byte of its response. */
export function watchExchange(request: IncomingMessage, options: WatchOptions): Watcher {
  const requestHeaders = headersOf(request.headers);
  const asked = collectBody(requestHeaders, options.request);
  const { method = 'GET', url = '/' } = request;
  const path = pathBelow(options.basePath, url);
  let answered: Omit<Answered, 'asked'> | undefined;
  return {
    requestBody: asked.sink,
    answer(incoming) {
      const headers = headersOf(incoming.headers);
      const body = collectBody(headers, options.response);
      answered = { status: incoming.statusCode ?? 0, headers, body, at: readMoment() };
      return body.sink;
    },
    done: () => {
      if (path === undefined) options.onEnd({ kind: 'foreign' });
      else if (answered === undefined) options.onEnd({ kind: 'broken-off' });
      else options.onEnd(capture({ method, path, requestHeaders }, { ...answered, asked }));
    },
    brokenOff: () => options.onEnd({ kind: path === undefined ? 'foreign' : 'broken-off' }),
  };
}

/**
 * Milliseconds since the Unix epoch, with a fraction: two responses of one millisecond have an
 * order.
 */
function readMoment(): number {
  return performance.timeOrigin + performance.now();
}

interface Answered {
  readonly asked: BodyCollector;
  readonly status: number;
  readonly headers: Headers;
  readonly body: BodyCollector;
  readonly at: number;
}

function capture(
  head: Pick<Capture, 'method' | 'path' | 'requestHeaders'>,
  { asked, status, headers, body, at }: Answered,
): Watched {
  const [request, response] = [asked.body(), body.body()];
  if (request === undefined || response === undefined) return { kind: 'unreadable' };
  const answer = { status, responseHeaders: headers, response, answeredAt: at };
  return { kind: 'captured', capture: { ...head, request, ...answer } };
}

function headersOf(headers: IncomingHttpHeaders): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
