import type { ClientRule } from '../client-rules.js';

/** The ids of the requirements that scenarios test. */
export type ConductRuleId =
  | 'client.scenario.retry-after'
  | 'client.scenario.retry-after-ms'
  | 'client.scenario.body'
  | 'client.scenario.error'
  | 'client.scenario.lost'
  | 'client.scenario.truncated'
  | 'client.scenario.html'
  | 'client.scenario.slow'
  | 'client.scenario.unknown-property'
  | 'client.scenario.null'
  | 'client.scenario.reserved-id'
  | 'client.scenario.unauthorized'
  | 'client.scenario.cursor'
  | 'client.scenario.redirect-method'
  | 'client.scenario.credentials'
  | 'client.scenario.retried'
  | 'client.scenario.retry'
  | 'client.scenario.time-limit'
  | 'client.scenario.redirect'
  | 'client.scenario.exit-code'
  | 'client.expect.retries';

const must = (text: string, source: string): ClientRule => ({ level: 'must', text, source });
const should = (text: string, source: string): ClientRule => ({ level: 'should', text, source });
const observe = (text: string, source: string): ClientRule => ({ level: 'observe', text, source });

/** The conduct that is expected of a client under a scenario, and the source of each expectation. */
export const conductRules: Readonly<Record<ConductRuleId, ClientRule>> = {
  'client.scenario.retry-after': must(
    'The client MUST NOT send a request again before the time that Retry-After states.',
    'RFC 9110, section 10.2.3',
  ),
  'client.scenario.retry-after-ms': should(
    'The client SHOULD NOT send a request again before the time that retry-after-ms states.',
    'no standard: a header of several vendors, with the meaning of Retry-After (RFC 9110, section 10.2.3) in milliseconds',
  ),
  'client.scenario.body': must(
    'A request that is sent again MUST have its whole body.',
    'RFC 9110, section 9.2.2: what is repeated is the request, and its content is a part of it (section 6.4)',
  ),
  'client.scenario.error': should(
    'A command SHOULD NOT succeed if a request failed with a status from 400 on and was not sent again.',
    'RFC 9110, section 15: "A client MUST understand the class of any status code"',
  ),
  'client.scenario.lost': must(
    'A command MUST NOT succeed if the response to a request never came and it was not sent again.',
    'RFC 9112, section 9.6: a connection may close before the response; the result is then unknown',
  ),
  'client.scenario.truncated': must(
    'A command MUST NOT succeed with a response that ended before its length.',
    'RFC 9112, sections 6.3 and 8: "the recipient MUST consider the message to be incomplete"',
  ),
  'client.scenario.html': must(
    'A command MUST NOT succeed with a response in a media type that the document does not declare.',
    'OpenAPI 3.1.1, section 4.8.17: `content` declares the media types of a response; RFC 9110, section 8.3',
  ),
  'client.scenario.slow': should(
    'The client SHOULD wait for a response that takes a few seconds.',
    'RFC 9112, section 9.5: the protocol has no time limit; servers take their time',
  ),
  'client.scenario.unknown-property': must(
    'The client MUST accept properties that the schema allows and does not name.',
    'JSON Schema 2020-12, section 10.3.2.3',
  ),
  'client.scenario.null': should(
    'The client SHOULD accept null where the schema allows it.',
    'JSON Schema 2020-12, section 6.1.1; whether the server has a reason for null the document may not state',
  ),
  'client.scenario.reserved-id': must(
    'The client MUST escape the ids that it puts into a path.',
    'RFC 3986, section 2.2: data that conflicts with a delimiter is percent-encoded',
  ),
  'client.scenario.unauthorized': must(
    'The client MUST NOT repeat a request with the credentials that a 401 rejected.',
    'RFC 9110, section 15.5.2',
  ),
  'client.scenario.cursor': must(
    'The client MUST NOT request the same page again and again, and MUST send cursors that a page names.',
    'the paging that the document states for the list',
  ),
  'client.scenario.redirect-method': must(
    'The client that follows a redirect MUST use the method and the body that its status requires.',
    'RFC 9110, sections 15.4.2 to 15.4.4, 15.4.8 and 15.4.9',
  ),
  'client.scenario.credentials': must(
    'The client MUST NOT send its credentials to another origin to which a redirect leads.',
    'RFC 9110, section 15.4: fields such as Authorization and Cookie are removed from the redirected request',
  ),
  'client.scenario.retried': should(
    'The client SHOULD send an idempotent request again after 429, 503 or a connection that ended.',
    'RFC 9110, sections 9.2.2, 10.2.3 and 15.6.4; RFC 6585, section 4',
  ),
  'client.scenario.retry': observe(
    'Whether the client sends the request again is its own choice.',
    'RFC 9110, sections 9.2.2, 15.5.9, 15.5.10 and 15.6.1: it may',
  ),
  'client.scenario.time-limit': observe(
    'How long the client waits for a response is its own choice.',
    'RFC 9112, section 9.5',
  ),
  'client.scenario.redirect': observe(
    'Whether the client follows a redirect is its own choice.',
    'RFC 9110, section 15.4: it may',
  ),
  'client.scenario.exit-code': observe(
    'What the client does with a response that the document does not allow is not stated.',
    'the document',
  ),
  'client.expect.retries': must(
    'The client MUST send failed requests again, or not, as its author expects.',
    'the file of --expect',
  ),
};
