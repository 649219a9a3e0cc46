import type { ContractParameter } from '@upspec/document';
import { matchTemplate } from '../replay/match-path.js';
import type { MockCore, NamedOperation } from './mock-core.js';
import type { MockRequest } from './mock-request.js';
import { RequestProblem } from './request-problem.js';

/** A request whose operation is found. */
export interface Route extends NamedOperation {
  /** The path below the base, as it is sent. */
  readonly path: string;
  /** As it is sent, without the question mark. */
  readonly query: string;
  readonly pathTexts: readonly PathText[];
}

/** A parameter in a path, as it is sent. */
export interface PathText {
  readonly parameter: ContractParameter;
  readonly raw: string;
  /** Percent-decoded. */
  readonly text: string;
}

/** The path of a request below the base, and its query. */
export interface RequestTarget {
  readonly path: string;
  readonly query: string;
}

/**
 * Reads the target of a request: of an absolute URL too (RFC 9112, section 3.2.2).
 *
 * @throws {RequestProblem} where the path is below none of the bases, or a percent sign encodes nothing
 */
export function readTarget({ bases }: MockCore, target: string): RequestTarget {
  const relative = /^https?:\/\/[^/?#]*/i.exec(target)?.[0].length ?? 0;
  const [whole = '', ...queries] = target.slice(relative).split('?');
  const query = queries.join('?');
  if (isWronglyEncoded(whole) || isWronglyEncoded(query)) {
    const message = 'each percent sign must begin a percent-encoded byte of UTF-8';
    throw new RequestProblem('unreadable', [{ location: 'request target', message }]);
  }
  const fitting = bases.filter((base) => whole.startsWith(`${base}/`) || whole === base);
  const base = fitting.toSorted((one, other) => other.length - one.length)[0];
  if (base === undefined) {
    const message = `${whole} must begin with ${bases.join(' or ')}`;
    throw new RequestProblem('unknown-path', [{ location: 'path', message }]);
  }
  const path = whole.slice(base.length);
  return { path: path === '' ? '/' : path, query };
}

/**
 * The operation of a request. OpenAPI 3.1.1, section 4.8.8.2: "concrete (non-templated) paths would be
 * matched before their templated counterparts".
 *
 * @throws {RequestProblem} where no operation has the path, or none of them the method
 */
export function findRoute(
  { contract: { operations } }: MockCore,
  { method }: Pick<MockRequest, 'method'>,
  { path, query }: RequestTarget,
): Route {
  const fitting = Object.entries(operations)
    .flatMap(([id, operation]) => {
      const found = matchTemplate(operation, path);
      return found === undefined ? [] : [{ id, operation, found }];
    })
    .toSorted((one, other) => rankOf(one.operation.path) - rankOf(other.operation.path));
  const [closest] = fitting;
  if (closest === undefined) {
    const message = `the document has no path that fits ${path}`;
    throw new RequestProblem('unknown-path', [{ location: 'path', message }]);
  }
  const same = fitting.filter(
    ({ operation }) => rankOf(operation.path) === rankOf(closest.operation.path),
  );
  const chosen =
    fitting.find(({ operation }) => operation.method === method) ??
    (method === 'HEAD' ? fitting.find(({ operation }) => operation.method === 'GET') : undefined);
  if (chosen === undefined) throw wrongMethod(method, same);
  const pathTexts = chosen.found.map(({ parameter, text, start, end }) => ({
    parameter,
    text,
    raw: path.slice(start, end),
  }));
  return { id: chosen.id, operation: chosen.operation, path, query, pathTexts };
}

/** RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response". */
function wrongMethod(method: string, fitting: readonly NamedOperation[]): RequestProblem {
  const methods = fitting.map(({ operation }) => String(operation.method));
  const allow = [...new Set(methods.flatMap((each) => (each === 'GET' ? [each, 'HEAD'] : [each])))];
  const message = `${method} must be one of ${allow.join(', ')}`;
  return new RequestProblem('wrong-method', [{ location: 'method', message }], {
    allow: allow.join(', '),
  });
}

function rankOf(path: string): number {
  return path.split('{').length;
}

function isWronglyEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return false;
  } catch {
    return true;
  }
}
