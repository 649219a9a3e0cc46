/** A request that conforms to its document, and that Prism reports. */
export interface ErrorOfPrism {
  /** The file of the document. */
  readonly document: string;
  readonly call: RegExp;
  readonly reason: RegExp;
  /** The clause of a standard that allows the request. */
  readonly clause: string;
}

/** Each is expected: a test fails once Prism reports one no more. */
export const ERRORS_OF_PRISM: readonly ErrorOfPrism[] = [
  {
    document: 'twilio-messaging.yaml',
    call: /application\/x-www-form-urlencoded/,
    reason: /^body\.\w+: .* must be array/,
    clause:
      'OpenAPI 3.1.1, 4.8.15.1.1: an array is encoded item by item; Prism reads one item as a string',
  },
  {
    document: 'meilisearch.json',
    call: /text\/plain/,
    reason: /^body: Request body must be (boolean|integer)$/,
    clause:
      'OpenAPI 3.1.1, 4.8.14 and Appendix B: text is converted by its schema; Prism compares the string',
  },
  {
    document: 'a document of every construct',
    call: /multipart\/form-data/,
    reason: /^body\.(pages|tags|notes): .* must be array/,
    clause: 'RFC 7578, 4.3: each value of a field is a part with its name; Prism reads one part',
  },
  {
    document: 'a document of every construct',
    call: /multipart\/form-data/,
    reason: /^body\.detail: .* must be object/,
    clause: 'OpenAPI 3.1.1, 4.8.15.1.1: an object is a part of JSON; Prism reads it as a string',
  },
  {
    document: 'a document of every construct',
    call: /multipart\/form-data/,
    reason: /^body\.expires: .* must have required property/,
    clause:
      'OpenAPI 3.1.1, 4.8.12.4: deepObject is a field for each property; Prism keeps only one of them',
  },
  {
    document: 'a document of every construct',
    call: /^Listberths/,
    reason: /^Route not resolved/,
    clause: 'the path of the document has a fixed query, which Prism does not match',
  },
  {
    document: 'our own',
    call: /multipart\/form-data/,
    reason: /^body\.expires_after: .* must have required property/,
    clause:
      'OpenAPI 3.1.1, 4.8.12.4: deepObject is a field for each property; Prism keeps only one of them',
  },
];
