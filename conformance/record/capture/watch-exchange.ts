import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Watcher } from '../../proxy/watcher.js';
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
  const requestPath = collectBody(requestHeaders, options.request);
  const { method = 'GET', url = '/' } = request;
  const path = pathBelow(options.basePath, url);
  let responded: Omit<ReceivedHead, 'request'> | undefined;
  return {
    requestBody: requestPath.sink,
    response(incoming) {
      const headers = headersOf(incoming.headers);
      const body = collectBody(headers, options.response);
      responded = { status: incoming.statusCode ?? 0, headers, body, at: readTimestamp() };
      return body.sink;
    },
    done: () => {
      if (path === undefined) options.onEnd({ kind: 'foreign' });
      else if (responded === undefined) options.onEnd({ kind: 'broken-off' });
      else
        options.onEnd(
          capture({ method, path, requestHeaders }, { ...responded, request: requestPath }),
        );
    },
    brokenOff: () => options.onEnd({ kind: path === undefined ? 'foreign' : 'broken-off' }),
  };
}

/**
 * Milliseconds since the Unix epoch, with a fraction: two responses of one millisecond have an
 * order.
 */
function readTimestamp(): number {
  return performance.timeOrigin + performance.now();
}

interface ReceivedHead {
  readonly request: BodyCollector;
  readonly status: number;
  readonly headers: Headers;
  readonly body: BodyCollector;
  readonly at: number;
}

function capture(
  head: Pick<Capture, 'method' | 'path' | 'requestHeaders'>,
  { request: incoming, status, headers, body, at }: ReceivedHead,
): Watched {
  const [request, response] = [incoming.body(), body.body()];
  if (request === undefined || response === undefined) return { kind: 'unreadable' };
  const reply = { status, responseHeaders: headers, response, respondedAt: at };
  return { kind: 'captured', capture: { ...head, request, ...reply } };
}

function headersOf(headers: IncomingHttpHeaders): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
