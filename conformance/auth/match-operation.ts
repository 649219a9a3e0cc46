import { templatePattern } from '@upspec/document';
import type { SecurityAlternatives } from './choose-schemes.js';

/** An operation, as far as a request can be recognised by it. */
export interface SecuredOperation {
  readonly method: string;
  /** With its templates: `/pets/{petId}`. */
  readonly path: string;
  readonly security: SecurityAlternatives;
}

/** Finds the operation that a request is sent to. */
export type MatchOperation = (method: string, path: string) => SecuredOperation | undefined;

/**
 * Matches requests by their paths. OpenAPI 3.1.1, section 4.8.8.2: "concrete (non-templated) paths would
 * be matched before their templated counterparts". An unknown method belongs to the first operation of
 * the path that authenticates: a server may authenticate before it looks at the method.
 */
export function matchOperations(operations: readonly SecuredOperation[]): MatchOperation {
  const patterns = operations
    .map((operation) => ({ operation, pattern: patternOf(operation.path) }))
    .toSorted((one, other) => templatesOf(one.operation) - templatesOf(other.operation));
  return (method, path) => {
    const [plain = ''] = path.split('?');
    const fitting = patterns.filter(({ pattern }) => pattern.test(plain));
    const first = fitting.find(({ operation }) => operation.security.length > 0);
    return (fitting.find(({ operation }) => operation.method === method) ?? first)?.operation;
  };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${templatePattern(template, '[^/]+')}$`);
}

function templatesOf({ path }: SecuredOperation): number {
  return path.split('{').length;
}
