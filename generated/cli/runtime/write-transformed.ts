// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** How a value is transformed before it is written. */
export interface TransformRule {
  /** A JMESPath expression; undefined for the unchanged value. */
  readonly expression: string | undefined;
  readonly flag: string;
  write(value: unknown): Promise<void>;
}

/**
 * Writes the result of an expression on a value. Where it fails the value is written unchanged: the
 * request was sent, and its result must not be lost.
 *
 * @throws UsageError for a failed expression, after the value was written.
 */
export async function writeTransformed(
  value: unknown,
  { expression, flag, write }: TransformRule,
): Promise<void> {
  if (expression === undefined) {
    await write(value);
    return;
  }
  const { transform } = await import('./transform.js');
  let shown: unknown;
  try {
    shown = transform(value, expression, flag);
  } catch (error) {
    await write(value);
    throw error;
  }
  await write(shown);
}
