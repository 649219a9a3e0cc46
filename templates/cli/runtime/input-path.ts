/** What stands for standard input where a path is wanted. */
const INPUT_PATHS: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0']);

/** Whether the path of a file asks for standard input. */
export function namesInput(path: string): boolean {
  return INPUT_PATHS.has(path);
}
