import type { Described } from '../contract/described.js';
import { matchTemplate } from './match-path.js';

/**
 * The operation that a request is sent to, by its method and path; undefined where it fits none.
 * OpenAPI 3.1.1, section 4.8.8.2: "concrete (non-templated) paths would be matched before their
 * templated counterparts".
 *
 * @param sent its path is below the base URL
 */
export function matchRequest(
  { operations }: Pick<Described, 'operations'>,
  sent: { readonly method: string; readonly path: string },
): string | undefined {
  const path = sent.path.split('?')[0] ?? '';
  const fitting = Object.entries(operations)
    .filter(([, { method }]) => method === sent.method)
    .filter(([, operation]) => matchTemplate(operation, path) !== undefined)
    .map(([id, operation]) => ({ id, templates: operation.path.split('{').length }));
  return fitting.toSorted((one, other) => one.templates - other.templates)[0]?.id;
}
