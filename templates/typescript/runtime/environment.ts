/** The value of a variable of the environment; undefined where it is blank, or where the platform has none. */
export function readEnvironment(variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined;
  const value = property(property(property(globalThis, 'process'), 'env'), variable);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Whether paths of this platform may be cut at a backslash; elsewhere it is a letter like any other. */
export function isWindows(): boolean {
  return property(property(globalThis, 'process'), 'platform') === 'win32';
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
