/** A request as it came over the socket. */
export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  /** Name and value of each line, in order, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without the marks of a chunked transfer. */
  readonly body: Buffer;
  /** What of it was no proper HTTP/1.1. */
  readonly faults: readonly string[];
}
