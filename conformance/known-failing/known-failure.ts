/** An entry of a list of known failures. */
export interface KnownFailure {
  /** On the names of cases or the ids of requirements, as `--only` takes them. */
  readonly pattern: string;
  readonly reason: string;
  /** Its location: `known-failing.yaml:3:12`. */
  readonly location: string;
}
