import type { Exchange, RecordedRequest, RecordedResponse } from '../../fixture-format/fixture.js';
import type { SecretLocations } from '../../auth/secret-locations.js';
import { bodyOf } from './build-body.js';
import { responseBody } from './build-response-body.js';
import type { Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';
import { requestHeaders, responseHeaders } from './kept-headers.js';
import { requirementsOf } from './requirements-of.js';
import { secretQuery, withoutSecretQuery } from './secret-query.js';

/** An exchange as a fixture describes it: only what matters, without secrets. */
export function buildExchange(classified: Classified, facts: FlowFacts): Exchange {
  const { capture, operation } = classified;
  const auth = authOf(classified, facts.secrets.locations);
  const requirements = requirementsOf(classified, auth, facts);
  return {
    ...(operation !== undefined && { operation }),
    ...(requirements.length > 0 && { requirements }),
    ...(facts.delayed.has(classified) && { delay: overOneSecond }),
    request: buildRequest(classified, { ...facts, auth }),
    response: {
      status: capture.status,
      ...buildHeaders(responseHeaders(classified, facts), facts),
      ...responseBody(classified, facts),
    },
  };
}

/** Milliseconds: the API gives times in whole seconds. */
const overOneSecond = 1100;

function buildRequest(
  classified: Classified,
  facts: FlowFacts & { readonly auth: RecordedRequest['auth'] },
): RecordedRequest {
  const { method, path, requestHeaders: sent } = classified.capture;
  const body = bodyOf(classified, facts);
  const session = facts.sessions.get(classified);
  const type = sent['content-type'];
  // The media type of a multipart body and of JSON follows from the body.
  const isTyped =
    body === undefined ||
    'multipart' in body ||
    ('json' in body && /^application\/json\s*(?:;|$)/i.test(type ?? ''));
  const headers = {
    ...(!isTyped && type !== undefined && { 'content-type': type }),
    ...requestHeaders(classified, facts),
  };
  return {
    method,
    path: facts.secrets.coverPath(withoutSecretQuery(path, facts.secrets.locations)),
    ...buildHeaders(headers, facts),
    ...(facts.auth !== undefined && { auth: facts.auth }),
    ...(session !== undefined && { session }),
    ...(body !== undefined && { body }),
  };
}

/** A rejection of the caller: the request had a wrong key, or none. */
function authOf({ capture }: Classified, locations: SecretLocations): RecordedRequest['auth'] {
  if (capture.status !== 401 && capture.status !== 403) return undefined;
  const inHeaders = Object.entries(capture.requestHeaders).some(
    ([name, value]) => name !== 'cookie' && locations.header(name) && value !== '',
  );
  const cookies = (capture.requestHeaders['cookie'] ?? '').split(';');
  const inCookies = cookies.some((pair) =>
    locations.keyCookies.has(pair.split('=')[0]?.trim() ?? ''),
  );
  const hasKey = inHeaders || inCookies || secretQuery(capture.path, locations).length > 0;
  if (!hasKey) return 'none';
  return capture.status === 401 ? 'wrong' : undefined;
}

function buildHeaders(
  headers: Readonly<Record<string, string>>,
  { secrets }: FlowFacts,
): Pick<RecordedResponse, 'headers'> {
  const entries = Object.entries(headers);
  if (entries.length === 0) return {};
  return {
    headers: Object.fromEntries(entries.map(([name, value]) => [name, secrets.cover(value)])),
  };
}
