// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** The path of a file that a flag names; its content is sent instead. */
export class FilePath {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}
