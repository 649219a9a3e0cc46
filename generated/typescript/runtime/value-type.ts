// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** Whether a value has properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The type of a value for errors: unlike `typeof`, `null` for null and `array` for an array. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A property of an unknown value; undefined where it has none. */
export function property(value: unknown, key: string): unknown {
  return isRecord(value) ? Reflect.get(value, key) : undefined;
}

/** The value at the end of a path of properties; undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(property, value);
}
