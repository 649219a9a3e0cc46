/** A response, as bytes. */
export interface Received {
  readonly status: number;
  /** By name in lower case, as received; repeated ones are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** Whether the response was longer than what is kept, or was cut off. */
  readonly cut: boolean;
  /** Whether the connection ended before the response did. */
  readonly brokenOff?: true;
}
