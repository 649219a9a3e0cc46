import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Contract } from '../../contract.js';
import type { Intervention, TargetResponse } from '../../proxy/intervention.js';
import type { OpenedRequest } from '../capture/open-gate.js';
import type { CalledOperation } from '../judge/request-facts.js';
import type { JsonChange } from './change-values.js';
import { documentedError } from './error-body.js';
import type { Interference, Wait } from './interference.js';
import { redirectMark } from './other-origin.js';
import { reset, sendChanged, sendHalf, sendSlowly, sendUnchanged } from './send-response.js';
import { successContents } from './success-content.js';

/** A request that is interfered with. */
export interface Interfering {
  readonly request: OpenedRequest;
  readonly called: CalledOperation;
  /** Milliseconds since the start of the run; undefined until then. */
  endedAt: number | undefined;
  earliest: number | undefined;
}

/** What an interference needs to know of the run. */
export interface InterferenceContext {
  readonly contract: Contract;
  readonly otherOrigin: string;
  change(value: unknown, change: JsonChange): unknown;
  /** The request was not interfered with after all. */
  release(): void;
  /** The client has all that it gets. */
  ended(): void;
}

/** How the proxy brings an interference about. */
export function interventionFor(
  interference: Interference,
  interfering: Interfering,
  context: InterferenceContext,
): Intervention {
  const { contract, otherOrigin } = context;
  const { called, request } = interfering;
  const end = (): void => {
    interfering.endedAt ??= request.elapsed();
    context.ended();
  };
  switch (interference.kind) {
    case 'error': {
      const { status, body, wait } = interference;
      const documented = documentedError(contract, called.operation, status);
      const sent = body === 'text' ? plainError : documented;
      const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      return respond(interfering, end, () => {
        const requested = wait === undefined ? undefined : requestWait(wait);
        if (requested !== undefined) interfering.earliest = request.elapsed() + requested.duration;
        return { status, headers: { ...headers, ...requested?.headers }, body: sent };
      });
    }
    case 'html':
      return respond(interfering, end, () => ({ status: 200, headers: {}, body: page }));
    case 'redirect': {
      const { status, to } = interference;
      const origin = to === 'other' ? otherOrigin : '';
      const location = `${origin}${markedTarget(request, to)}`;
      return respond(interfering, end, () => ({ status, headers: { location }, body: moved }));
    }
    case 'silence':
      return { kind: 'respond', respond: ({ body }) => void body.on('end', end) };
    case 'reset':
      return resetAt(interference.at, request, end);
    case 'none':
      return { kind: 'change', send: (response, outgoing) => sendUnchanged(response, outgoing) };
    case 'slow':
    case 'cut':
    case 'change':
      return changing(interference, context, end);
    default:
      return interference satisfies never;
  }
}

/** Passes a request on, and changes what the server responds. */
function changing(
  interference: Extract<Interference, { readonly kind: 'slow' | 'cut' | 'change' }>,
  context: InterferenceContext,
  end: () => void,
): Intervention {
  const send = async (response: TargetResponse, outgoing: ServerResponse): Promise<boolean> => {
    switch (interference.kind) {
      case 'slow':
        await sendSlowly(response, outgoing);
        return true;
      case 'cut':
        return sendHalf(response, outgoing);
      case 'change':
        return sendChanged(response, outgoing, (value) =>
          context.change(value, interference.change),
        );
      default:
        return interference satisfies never;
    }
  };
  return {
    kind: 'change',
    send: (response, outgoing) => {
      send(response, outgoing).then(
        (isApplied) => (isApplied ? end() : context.release()),
        // One side closed the connection.
        end,
      );
    },
  };
}

interface ChangeSource {
  readonly value: unknown;
  readonly change: JsonChange;
  readonly called: CalledOperation;
  readonly contract: Contract;
}

/** Changes a response. @param first - What each operation responded first. */
export function changedOf(
  { value, change, called, contract }: ChangeSource,
  first: Map<string, unknown>,
): unknown {
  const { id, operation } = called;
  const [schema] = successContents(operation).map((content) => content.schema);
  const changed = change({ value, contract, operation, schema, first: first.get(id) });
  if (!first.has(id)) first.set(id, value);
  return changed;
}

const plainError = { type: 'text/plain', text: 'upstream request failed' };
const moved = { type: 'text/plain', text: '' };
const page = {
  type: 'text/html; charset=utf-8',
  text: '<!doctype html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n',
};

interface SentResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly type: string; readonly text: string };
}

/** Responds once the whole request is received. */
function respond({ called }: Interfering, end: () => void, make: () => SentResponse): Intervention {
  const hasBody = called.operation.method !== 'HEAD';
  return {
    kind: 'respond',
    respond: ({ outgoing, body: received }) => {
      received.on('end', () => {
        const { status, headers, body } = make();
        outgoing.writeHead(status, { ...headers, 'content-type': body.type });
        end();
        outgoing.end(hasBody ? body.text : '');
      });
    },
  };
}

function resetAt(
  at: 'headers' | 'body' | 'end',
  { incoming }: OpenedRequest,
  end: () => void,
): Intervention {
  const cut = (): void => {
    end();
    reset(incoming);
  };
  if (at === 'headers') return { kind: 'respond', respond: cut };
  if (at === 'body') return { kind: 'respond', respond: ({ body }) => void body.once('data', cut) };
  return {
    kind: 'change',
    send: ({ body }) => {
      // The server has done what the request says.
      void once(body.resume(), 'end').then(cut, cut);
    },
  };
}

function markedTarget({ incoming, ordinal }: OpenedRequest, to: 'same' | 'other'): string {
  const { url = '/' } = incoming;
  // A query may have a key, which is not for another origin.
  const target = to === 'same' ? url : (url.split('?')[0] ?? '/');
  return `${target}${target.includes('?') ? '&' : '?'}${redirectMark}=${ordinal}`;
}

interface RequestedWait {
  readonly headers: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly duration: number;
}

function requestWait({ as, seconds }: Wait): RequestedWait {
  const duration = seconds * 1000;
  switch (as) {
    case 'seconds':
      return { headers: { 'retry-after': String(seconds) }, duration };
    case 'milliseconds':
      return { headers: { 'retry-after-ms': String(duration) }, duration };
    case 'date': {
      // A date has whole seconds, so that it is up to a second later.
      const now = Date.now();
      const date = Math.ceil((now + duration) / 1000) * 1000;
      return { headers: { 'retry-after': new Date(date).toUTCString() }, duration: date - now };
    }
    default:
      return as satisfies never;
  }
}
