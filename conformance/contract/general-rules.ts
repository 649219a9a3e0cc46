/** Requirements that hold for any API, by their ids, and the source of each. */
export const generalRules: Readonly<
  Record<string, { readonly text: string; readonly source: string }>
> = {
  'rule.unknown-route': {
    text: 'The server MUST NOT send the response of a documented path for an unknown path.',
    source: 'RFC 9110, section 15.5.5: 404, "did not find a current representation"',
  },
  'rule.not-json': {
    text: 'A response that the document declares as JSON MUST be JSON.',
    source: 'RFC 8259, section 2',
  },
  'rule.absent-endpoint': {
    text: 'The server MUST have the endpoints of the document.',
    source: 'OpenAPI 3.1.1, section 4.8.8: the available paths and operations',
  },
  'rule.unavailable': {
    text: 'The server MUST serve each request, or say with Retry-After when to send it again.',
    source: 'RFC 9110, section 15.6.4',
  },
  'rule.no-response': {
    text: 'The server MUST respond to each request, and MUST go on serving requests after it.',
    source:
      'RFC 9110, section 3.4: "A server responds to a client\'s request by sending one or more response messages"',
  },
  'rule.interference': {
    text: 'A request about one resource MUST NOT change another one, also while both are used at the same time.',
    source:
      'RFC 9110, section 3.3: "each request message\'s semantics can be understood in isolation"',
  },
};
