// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { compile, isRegistered, search } from '@jmespath-community/jmespath';
import { UsageError } from './usage-error.js';

type JmesValue = Parameters<typeof search>[0];

/**
 * Checks that an expression is valid, before anything is sent.
 *
 * @param flag - The flag of the expression.
 * @throws UsageError for an expression that is not a valid JMESPath, or that calls an unknown
 * function.
 */
export function checkTransform(expression: string, flag: string): void {
  const unknown = functionsOf(parse(expression, flag)).find((name) => !isRegistered(name));
  if (unknown !== undefined) {
    throw rejection(expression, flag, new Error(`unknown function ${unknown}()`));
  }
}

/**
 * Evaluates a JMESPath expression on a response; null where it finds nothing.
 *
 * @throws UsageError for an expression that calls a function with invalid arguments.
 */
export function transform(value: unknown, expression: string, flag: string): unknown {
  try {
    return search(value as JmesValue, expression);
  } catch (error) {
    throw rejection(expression, flag, error);
  }
}

function parse(expression: string, flag: string): unknown {
  try {
    return compile(expression);
  } catch (error) {
    throw rejection(expression, flag, error);
  }
}

/** The names of all functions in a parsed expression. */
function functionsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const name: unknown = Reflect.get(node, 'name');
  const own = Reflect.get(node, 'type') === 'Function' && typeof name === 'string' ? [name] : [];
  return [...own, ...Object.values(node).flatMap(functionsOf)];
}

function rejection(expression: string, flag: string, cause: unknown): UsageError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new UsageError(
    `${flag}: ${JSON.stringify(expression)} can't be used as a JMESPath expression: ${message.replace(/\.?\s*$/, '')} (https://jmespath.site)`,
    { cause },
  );
}
