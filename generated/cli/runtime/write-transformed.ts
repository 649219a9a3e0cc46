// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { transform } from './transform.js';

/** What is taken out of a value before it is written. */
export interface TransformRule {
  /** As JMESPath; undefined for the value as it is. */
  readonly expression: string | undefined;
  readonly flag: string;
  write(value: unknown): Promise<void>;
}

/**
 * Writes what an expression takes out of a value. Where it fails the value is written as it is: the
 * request was sent, and what came of it must not be lost.
 *
 * @throws UsageError then, after it was written.
 */
export async function writeTransformed(
  value: unknown,
  { expression, flag, write }: TransformRule,
): Promise<void> {
  if (expression === undefined) {
    await write(value);
    return;
  }
  let shown: unknown;
  try {
    shown = transform(value, expression, flag);
  } catch (error) {
    await write(value);
    throw error;
  }
  await write(shown);
}
