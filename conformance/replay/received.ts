/** What came back, as bytes. */
export interface Received {
  readonly status: number;
  /** By name in lower case, as they came; repeated ones are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** Whether the answer was longer than what is kept, or broke off. */
  readonly cut: boolean;
  /** Whether the connection ended before the answer did. */
  readonly brokenOff?: true;
}
