// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { search } from '@jmespath-community/jmespath';
import { UsageError } from './usage-error.js';

type JmesValue = Parameters<typeof search>[0];

/**
 * Takes out of an answer what a JMESPath expression asks for; null where it finds nothing.
 *
 * @throws UsageError for an expression that is none, or that asks a function for the impossible.
 */
export function transform(value: unknown, expression: string, flag: string): unknown {
  try {
    return search(value as JmesValue, expression);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${flag}: ${JSON.stringify(expression)} can't be used as a JMESPath expression: ${told.replace(/\.?\s*$/, '')} (https://jmespath.site)`,
      { cause: error },
    );
  }
}
