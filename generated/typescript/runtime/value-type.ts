// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** Whether a value has properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The type of a value for errors: unlike `typeof`, `null` for null. */
export function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
