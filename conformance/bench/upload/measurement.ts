/** What it costs to send a file once. */
export interface Measurement {
  readonly seconds: number;
  /** Of all threads, in user and system mode. */
  readonly cpuSeconds: number;
  /** The largest resident set; undefined where this system does not report it. */
  readonly peakBytes?: number | undefined;
  /** The resident set before the first byte was read; undefined where it is unknown. */
  readonly startBytes?: number | undefined;
}
