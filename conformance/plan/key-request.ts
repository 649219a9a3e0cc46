import { requestPath, type Contract, type ContractOperation } from '@upspec/document';
import type { FirstRequest } from './first-response.js';

/** Security schemes whose secrets the cases receive themselves, by logging in. */
export type OpenedSchemes = ReadonlySet<string>;

/**
 * Whether an operation requires a secret that its cases do not receive. OpenAPI 3.1.1, section 4.8.10:
 * "To make security optional, an empty security requirement ({}) can be included in the array."
 */
export function requiresKey(
  { security }: Pick<ContractOperation, 'security'>,
  opened: OpenedSchemes,
): boolean {
  return (
    security.length > 0 && security.every((schemes) => schemes.some((name) => !opened.has(name)))
  );
}

/**
 * The requests that show whether a target requires a key, and accepts the one that was given: GET
 * requests, which change nothing, those without a parameter first. Servers usually look at the key
 * before they look for what a path names.
 */
export function keyRequests(
  { operations }: Contract,
  opened: OpenedSchemes,
): readonly FirstRequest[] {
  return Object.entries(operations)
    .filter(([, operation]) => operation.method === 'GET' && requiresKey(operation, opened))
    .toSorted(([, one], [, other]) => templatesOf(one) - templatesOf(other))
    .map(([id, operation]) => filledRequest(id, operation));
}

/** A GET request with a value in place of each template: `/pets/{petId}` becomes `/pets/0`. */
export function filledRequest(id: string, operation: ContractOperation): FirstRequest {
  const { path } = operation;
  const filled = requestPath(path).replace(/\{[^{}]*\}/g, '0');
  const request = { method: 'GET', path: filled, headers: {}, auth: 'right' } as const;
  return { operation: id, request, path, isJson: false, isPage: declaresPage(operation) };
}

/** Whether one of the responses of an operation is an HTML page. */
export function declaresPage({ responses }: ContractOperation): boolean {
  return Object.values(responses).some(({ content }) =>
    Object.keys(content).some((type) => /html/i.test(type)),
  );
}

/** Whether a response says that a request carries no key, or a wrong one. */
export function isKeyRejected({ path }: Pick<FirstRequest, 'path'>, status: number): boolean {
  return status === 401 || (status === 403 && !path.includes('{'));
}

function templatesOf({ path }: ContractOperation): number {
  return path.split('{').length;
}
