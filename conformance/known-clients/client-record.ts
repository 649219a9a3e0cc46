/** What a client did with the tasks. */
export interface ClientRecord {
  readonly name: string;
  readonly title: string;
  /** Why it was not run; undefined where it was. */
  readonly notRun?: string;
  readonly requests: number;
  readonly violations: readonly ClientRecordViolation[];
  /** The tasks that ended with an error, or that the client can't do, each with the reason. */
  readonly errors: readonly string[];
  /** What it violated under scenarios. */
  readonly conduct: readonly ConductRecord[];
}

/** What a client did under a scenario, and what is expected of it. */
export interface ConductRecord {
  readonly scenario: string;
  readonly requirement: string;
  /** `GET /files` */
  readonly request: string;
  /** Whether the document leaves it open. */
  readonly isObserved: boolean;
  readonly expected: string;
  readonly actual: string;
}

export interface ClientRecordViolation {
  readonly requirement: string;
  /** What the client was asked to do: `createFile: a file from disk`. */
  readonly task: string;
  readonly location: string;
  readonly expected: string;
  readonly actual: string;
  /** The beginning of the request, without the key; one character for each byte. */
  readonly bytes: string;
}
