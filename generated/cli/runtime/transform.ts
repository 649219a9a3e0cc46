// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { compile, isRegistered, search } from '@jmespath-community/jmespath';
import { UsageError } from './usage-error.js';

type JmesValue = Parameters<typeof search>[0];

/**
 * Makes sure that an expression can be used at all, before anything is sent for its sake.
 *
 * @param flag - The flag that it was given by; the expression is undefined where it was not.
 * @throws UsageError for an expression that is no JMESPath, or that calls an unknown function.
 */
export function checkTransform(expression: string | undefined, flag: string): void {
  if (expression === undefined) return;
  const unknown = functionsOf(parse(expression, flag)).find((name) => !isRegistered(name));
  if (unknown !== undefined) {
    throw refusal(expression, flag, new Error(`there is no function ${unknown}()`));
  }
}

/**
 * Takes out of an answer what a JMESPath expression asks for; null where it finds nothing.
 *
 * @throws UsageError for an expression that asks a function for the impossible.
 */
export function transform(value: unknown, expression: string, flag: string): unknown {
  try {
    return search(value as JmesValue, expression);
  } catch (error) {
    throw refusal(expression, flag, error);
  }
}

function parse(expression: string, flag: string): unknown {
  try {
    return compile(expression);
  } catch (error) {
    throw refusal(expression, flag, error);
  }
}

/** The names of all functions that a parsed expression calls. */
function functionsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const name: unknown = Reflect.get(node, 'name');
  const own = Reflect.get(node, 'type') === 'Function' && typeof name === 'string' ? [name] : [];
  return [...own, ...Object.values(node).flatMap(functionsOf)];
}

function refusal(expression: string, flag: string, cause: unknown): UsageError {
  const told = cause instanceof Error ? cause.message : String(cause);
  return new UsageError(
    `${flag}: ${JSON.stringify(expression)} can't be used as a JMESPath expression: ${told.replace(/\.?\s*$/, '')} (https://jmespath.site)`,
    { cause },
  );
}
