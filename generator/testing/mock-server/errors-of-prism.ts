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
    call: /Verifications|Usa2p/i,
    reason: /Request body property \w+ must be array/,
    clause:
      'OpenAPI 3.0.1, Encoding Object, explode: "When style is form, the default value is true", and "each value of the array" is a separate parameter. Prism reads an array only where encoding states it.',
  },
];
