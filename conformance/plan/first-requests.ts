import { requestPath, type Contract, type ContractOperation } from '@upspec/document';
import type { FirstRequest } from './first-response.js';
import { declaresPage, filledRequest } from './key-request.js';

/** How many requests show whether a base URL leads to an API. */
const most = 3;

/**
 * Requests that change nothing and need no parameter, with which a first check finds out whether a
 * target exists: lists first, as every server has them.
 */
export function firstRequests({ operations, resources }: Contract): readonly FirstRequest[] {
  const listers = new Set(Object.values(resources).map(({ lister }) => lister));
  const isLister = ([id]: readonly [string, ContractOperation]): boolean => listers.has(id);
  const plain = Object.entries(operations).filter(([, operation]) => isPlain(operation));
  const lists = plain.filter(isLister);
  const others = plain.filter((each) => !isLister(each));
  return [...lists, ...others].slice(0, most).map(([id, operation]) => ({
    operation: id,
    request: { method: 'GET', path: requestPath(operation.path), headers: {}, auth: 'right' },
    path: operation.path,
    isJson: isJson(operation),
    isPage: declaresPage(operation),
  }));
}

/**
 * Requests that change nothing, with a value in place of each path parameter. A response says little of
 * the object, and may say whether the path is there.
 */
export function filledRequests({ operations }: Contract): readonly FirstRequest[] {
  return Object.entries(operations)
    .filter(([, { method, path }]) => method === 'GET' && path.includes('{'))
    .slice(0, most)
    .map(([id, operation]) => filledRequest(id, operation));
}

function isPlain({ method, body, parameters }: ContractOperation): boolean {
  return (
    method === 'GET' && body?.required !== true && parameters.every(({ required }) => !required)
  );
}

/** Whether every success that the document declares is JSON. */
function isJson({ responses }: ContractOperation): boolean {
  const kinds = Object.entries(responses)
    .filter(([status]) => status.startsWith('2') || status === 'default')
    .flatMap(([, { content }]) => Object.values(content).map(({ kind }) => kind));
  return kinds.length > 0 && kinds.every((kind) => kind === 'json');
}
