/** What a command sees of the process that it runs in. */
export interface Terminal {
  /** The program's name, as a person types it. */
  readonly program: string;
  /** Writes to standard output, a line end added. */
  print(text: string): void;
  /** Writes to standard error, a line end added. */
  warn(text: string): void;
  /** Whether standard error is a terminal that a person watches. */
  readonly interactive: boolean;
  /** Whether a person can be asked to do something: standard input is a terminal, too. */
  readonly attended?: boolean;
  /** Whether standard output takes colours. */
  readonly color: boolean;
  /** The columns of standard output; undefined where it is not a terminal. */
  readonly columns?: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends when the person asks for it (Ctrl-C), or the system does (SIGTERM). */
  readonly signal: AbortSignal;
}

/** How a command ended: `0` done or conforming, `1` findings, `2` wrong usage or out of reach. */
export type ExitCode = 0 | 1 | 2;
