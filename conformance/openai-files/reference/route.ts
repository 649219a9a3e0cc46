import { openaiFilesContract } from '../contract.js';
import type { OperationId } from './operation-id.js';
import { isServed } from './operations/handlers.js';

/** The route of a request. */
export type Route =
  | {
      readonly kind: 'operation';
      readonly id: OperationId;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

/** The prefix of every path, as in the base URL of the real API. */
export const BASE_PATH = '/v1';

const templates = Object.entries(openaiFilesContract().operations).flatMap(
  ([id, { method, path }]) =>
    isServed(id) ? [{ id, method, segments: path.split('/').slice(1) }] : [],
);

/**
 * Finds the operation of a request. HEAD is treated as GET.
 *
 * @param method as received
 * @param path as received, without its query. Dots and escapes are not resolved, so that an id is
 *   never treated as a path.
 */
export function route(method: string, path: string): Route {
  if (!path.startsWith(`${BASE_PATH}/`)) return { kind: 'unknown' };
  const segments = path.slice(BASE_PATH.length + 1).split('/');
  const expected = method === 'HEAD' ? 'GET' : method;
  const allowed: string[] = [];
  for (const template of templates) {
    const params = match(template.segments, segments);
    if (params === undefined) continue;
    if (template.method === expected) return { kind: 'operation', id: template.id, params };
    allowed.push(...(template.method === 'GET' ? ['GET', 'HEAD'] : [template.method]));
  }
  return allowed.length === 0 ? { kind: 'unknown' } : { kind: 'wrong-method', allowed };
}

function match(
  template: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = template[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== segment) return undefined;
    } else {
      if (segment === '') return undefined;
      params[part.slice(1, -1)] = unescape(segment);
    }
  }
  return params;
}

function unescape(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
