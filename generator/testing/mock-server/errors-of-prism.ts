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
export const ERRORS_OF_PRISM: readonly ErrorOfPrism[] = [];
