// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** The command line, its files or its standard input are invalid; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
