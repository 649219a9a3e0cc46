import { statusNumber } from '../fixture-format/status-number.js';
import type { Exchange, RecordedBody } from '../fixture-format/fixture.js';
import { checkCredentials } from './check-credentials.js';
import { errorResponse, errorValue, statusDetails } from './error-response.js';
import { exampleValue } from './example-value.js';
import { findRoute, readTarget, type RequestTarget, type Route } from './find-route.js';
import type { NamedOperation } from './mock-core.js';
import type { MockContent, MockRequest, MockResponse } from './mock-request.js';
import type { MockState, Outcome } from './mock-state.js';
import { hasDownload } from './operation-roles.js';
import { performOperation } from './perform-operation.js';
import { readBody } from './read-body.js';
import { readParameters } from './read-parameters.js';
import { readPreferences, type AppliedPreference } from './read-preferences.js';
import type { ReceivedBody } from './received-body.js';
import { RequestProblem } from './request-problem.js';
import { responseHeaders } from './response-headers.js';
import { chooseSuccess } from './success-response.js';

/**
 * Responds to a request: finds its operation, checks all of it, and performs it. Never throws because of
 * a request: what is wrong with one is in the response.
 */
export async function handleRequest(state: MockState, request: MockRequest): Promise<MockResponse> {
  let named: NamedOperation | undefined;
  try {
    const target = readTarget(state.core, request.target);
    const recorded = { method: request.method, ...target };
    if (!state.fixtures.has(recorded)) {
      const route = findRoute(state.core, request, target);
      named = route;
      checkCredentials(state.core, route, request);
      return await respond(state, { route, request });
    }
    const route = routeOrProblem(state, request, target);
    if (route instanceof RequestProblem) {
      return recordedOr(state, { recorded, body: { files: [] } }, () => {
        throw route;
      });
    }
    named = route;
    checkCredentials(state.core, route, request);
    return await respond(state, { route, request, target });
  } catch (error) {
    if (error instanceof RequestProblem) return errorResponse(state.core, error, named);
    throw error;
  }
}

function routeOrProblem(
  { core }: MockState,
  request: MockRequest,
  target: RequestTarget,
): Route | RequestProblem {
  try {
    return findRoute(core, request, target);
  } catch (error) {
    if (error instanceof RequestProblem) return error;
    throw error;
  }
}

interface RoutedRequest {
  readonly route: Route;
  readonly request: MockRequest;
  /** Present where there are recordings with the same method, path and query. */
  readonly target?: RequestTarget;
}

async function respond(state: MockState, routed: RoutedRequest): Promise<MockResponse> {
  const { route, request, target } = routed;
  // Without a recording that may have the same problem, a wrong request is rejected before its body.
  if (target === undefined) {
    chooseSuccess(route.operation, request.headers.accept);
    readParameters(state.core, route, request);
  }
  const body = await readBody(state.core, routed, {
    contents: state.contents,
    isKept: keepsBytes(state, route),
  });
  try {
    if (target === undefined) return await perform(state, routed, body);
    const recorded = { method: request.method, ...target };
    return await recordedOr(state, { recorded, body, named: route }, () =>
      perform(state, routed, body),
    );
  } catch (error) {
    await discard(state, body);
    throw error;
  }
}

async function perform(
  state: MockState,
  { route, request }: RoutedRequest,
  body: ReceivedBody,
): Promise<MockResponse> {
  const { headers } = request;
  const chosen = chooseSuccess(route.operation, headers.accept);
  const parameters = readParameters(state.core, route, request);
  if (body.problem !== undefined) throw body.problem;
  const preferred = readPreferences(route.operation, chosen, {
    prefer: headers['prefer'],
    accept: headers.accept,
  });
  const outcome =
    preferred === undefined
      ? await performOperation(state, { route, headers, parameters, body, chosen })
      : preferredOutcome(state, route, preferred);
  if (preferred !== undefined) await discard(state, body);
  return responseOf(state, route, { outcome, applied: preferred?.applied });
}

function preferredOutcome(
  { core }: MockState,
  { operation }: Route,
  { chosen, example }: AppliedPreference,
): Outcome {
  if (chosen.media === undefined) return { chosen };
  const { content } = chosen.media;
  const source = { operation, key: chosen.key, content, name: example };
  const isError = chosen.status >= 400 && content.kind === 'json';
  const value = isError
    ? errorValue(core, source, statusDetails(chosen.status))
    : exampleValue(core, source);
  return { chosen, value };
}

/** Whether the bytes of a body can be downloaded later. */
function keepsBytes({ roles }: MockState, { id }: Route): boolean {
  const role = roles.get(id);
  if (role?.kind === 'store-bytes') return true;
  return role?.kind === 'create' && hasDownload(roles, role.resource);
}

async function discard({ contents }: MockState, { content, files }: ReceivedBody): Promise<void> {
  const stored = [content?.stored, ...files.map((file) => file.stored)];
  for (const each of stored) if (each !== undefined) await contents.remove(each);
}

function responseOf(
  { core }: MockState,
  { id }: Route,
  { outcome, applied }: { readonly outcome: Outcome; readonly applied: string | undefined },
): MockResponse {
  const { chosen, facts = {} } = outcome;
  const headers: Record<string, string> = { ...responseHeaders(core, chosen, facts) };
  if (applied !== undefined) headers['preference-applied'] = applied;
  // RFC 9110, sections 15.3.5 and 15.4.5.
  if (chosen.status === 204 || chosen.status === 304) {
    return { status: chosen.status, headers, content: { kind: 'none' }, operation: id };
  }
  const content = contentOf(outcome);
  if (content.kind !== 'none' && chosen.media !== undefined) {
    headers['content-type'] =
      (content.kind === 'stored' ? content.stored.contentType : undefined) ?? chosen.media.type;
  }
  return { status: chosen.status, headers, content, operation: id };
}

function contentOf({ chosen: { media }, value, stored }: Outcome): MockContent {
  if (stored !== undefined) return { kind: 'stored', stored };
  if (media === undefined) return { kind: 'none' };
  switch (media.content.kind) {
    case 'json':
      return { kind: 'text', text: JSON.stringify(value ?? null) };
    case 'text':
      return { kind: 'text', text: asText(value) };
    case 'events':
      // https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
      return {
        kind: 'text',
        text: typeof value === 'string' ? value : `data: ${JSON.stringify(value ?? null)}\n\n`,
      };
    case 'bytes':
      return { kind: 'bytes', bytes: Buffer.from(asText(value)) };
    default:
      return media.content.kind satisfies never;
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? 'example' : JSON.stringify(value);
}

interface RecordedRequest {
  readonly recorded: RequestTarget & { readonly method: string };
  readonly body: ReceivedBody;
  readonly named?: NamedOperation;
}

/** The recorded response of a request, where a fixture has the same one. */
async function recordedOr(
  state: MockState,
  { recorded, body, named }: RecordedRequest,
  otherwise: () => Promise<MockResponse>,
): Promise<MockResponse> {
  const exchange = state.fixtures.find(recorded, body);
  if (exchange === undefined) return otherwise();
  await discard(state, body);
  const { status, headers = {} } = exchange.response;
  const { content, contentType } = recordedContent(exchange);
  const { 'content-length': _length, 'transfer-encoding': _coding, ...others } = headers;
  return {
    status: statusNumber(status),
    headers: contentType === undefined ? others : { 'content-type': contentType, ...others },
    content,
    ...(named !== undefined && { operation: named.id }),
  };
}

function recordedContent({ response: { body } }: Exchange): {
  readonly content: MockContent;
  readonly contentType?: string;
} {
  if (body === undefined) return { content: { kind: 'none' } };
  return bodyContent(body);
}

function bodyContent(body: RecordedBody): {
  readonly content: MockContent;
  readonly contentType: string;
} {
  if ('json' in body) {
    const text = JSON.stringify(body.json);
    return { content: { kind: 'text', text }, contentType: 'application/json' };
  }
  if ('text' in body) {
    return { content: { kind: 'text', text: body.text }, contentType: 'text/plain' };
  }
  const bytes = 'base64' in body ? Buffer.from(body.base64, 'base64') : Buffer.alloc(0);
  return { content: { kind: 'bytes', bytes }, contentType: 'application/octet-stream' };
}
