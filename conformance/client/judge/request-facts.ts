import type { ContractOperation } from '@upspec/document';
import type { Contract } from '../../contract.js';
import { matchTemplate, type MatchedParameter } from '../../replay/match-path.js';
import type { SentRequest } from '../capture/sent-request.js';

/** A request, and what the document says of it. */
export interface RequestFacts {
  readonly contract: Contract;
  readonly request: SentRequest;
  /** Below the base URL, as it was sent, without the query; undefined where it is another one. */
  readonly path: string | undefined;
  /** Without the question mark, as it was sent; undefined where there is none. */
  readonly query: string | undefined;
  /** Undefined where the request fits none. */
  readonly called: CalledOperation | undefined;
}

export interface CalledOperation {
  readonly id: string;
  readonly operation: ContractOperation;
  readonly parameters: readonly MatchedParameter[];
}

/** @param basePath of the judging server, without a slash at the end: `/v1` */
export function readRequest(
  request: SentRequest,
  contract: Contract,
  basePath: string,
): RequestFacts {
  return { contract, request, ...findRoute(request, contract, basePath) };
}

/** Where a request leads, by its method and target alone. */
export function findRoute(
  request: Pick<SentRequest, 'method' | 'target'>,
  contract: Contract,
  basePath: string,
): Pick<RequestFacts, 'path' | 'query' | 'called'> {
  const target = /^https?:\/\//i.test(request.target)
    ? request.target.replace(/^https?:\/\/[^/?#]*/i, '')
    : request.target;
  const [whole = '', ...rest] = target.split('?');
  const query = rest.length === 0 ? undefined : rest.join('?');
  const path = whole.startsWith(`${basePath}/`) ? whole.slice(basePath.length) : undefined;
  const called = path === undefined ? undefined : findOperation(contract, request.method, path);
  return { path, query, called };
}

/** HEAD is GET without a body (RFC 9110, section 9.3.2). */
function findOperation(
  { described }: Contract,
  method: string,
  path: string,
): CalledOperation | undefined {
  const own = operationsAt(described, path).filter(
    ({ operation }) => operation.method === (method === 'HEAD' ? 'GET' : method),
  );
  return own[0];
}

/** The operations at a path, those with the fewest parameters first. */
export function operationsAt(
  { operations }: Contract['described'],
  path: string,
): readonly CalledOperation[] {
  return Object.entries(operations)
    .flatMap(([id, operation]) => {
      const parameters = matchTemplate(operation, path);
      return parameters === undefined ? [] : [{ id, operation, parameters }];
    })
    .toSorted((one, other) => one.parameters.length - other.parameters.length);
}
