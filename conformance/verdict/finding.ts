/** One way in which a server broke a requirement: data, never an exception. */
export interface Finding {
  /** The requirement's id: `LIST-03`. */
  readonly requirement: string;
  /** What the spec asks for, short: `status 404`. */
  readonly wanted: string;
  /** What came, short and bounded: `status 200`. */
  readonly got: string;
  /** Where in the exchange: `status`, `header content-type`, `body /error/param`. */
  readonly where: string;
  /** A shell command that shows it; the key stands as `$OPENAI_API_KEY`. */
  readonly curl: string;
}
