/** An entry of a list of known failures. */
export interface KnownFailure {
  /** On the names of cases or the ids of requirements, as `--only` takes them. */
  readonly pattern: string;
  readonly reason: string;
  /** Its location: `known-failing.yaml:3:12`. */
  readonly location: string;
  /** The requirements that the named cases test, also those which `--only` or `--shard` leave out. */
  readonly tested?: readonly string[];
}
