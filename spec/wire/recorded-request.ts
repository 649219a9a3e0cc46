/** A request as it arrived on the socket. */
export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  /** Name and value of each line, in the order of arrival. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without the framing of a chunked transfer. */
  readonly body: Buffer;
  /** The violations of HTTP/1.1. */
  readonly violations: readonly string[];
}
