// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** The path that means standard input. */
const INPUT_PATHS: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0']);

/** Whether the path of a file means standard input. */
export function namesInput(path: string): boolean {
  return INPUT_PATHS.has(path);
}
