// https://spec.openapis.org/oas/v3.2.0.html
import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';

/** Warns about what OpenAPI 3.2 added and is not generated. */
export function checkNewerKeywords(deviations: Deviations, { node, type, location }: Owner): void {
  const warn = (key: string, message: string): void => {
    deviations.found.push({
      severity: 'warning',
      location: {
        source: location.source,
        pointer: location.child(key).pointer,
        reportOnKey: true,
      },
      message,
    });
  };
  if (type === 'PathItem') {
    if (isTree(node['query'])) warn('query', 'an operation with the method QUERY is not generated');
    const others = isTree(node['additionalOperations'])
      ? Object.keys(node['additionalOperations'])
      : [];
    if (others.length > 0) {
      warn(
        'additionalOperations',
        `operations with other methods are not generated: ${others.join(', ')}`,
      );
    }
  }
  if (type === 'Parameter' && node['in'] === 'querystring') {
    warn('in', 'a parameter for the whole query string is not generated');
  }
  if (type === 'MediaType' && isTree(node['itemSchema']) && node['schema'] === undefined) {
    warn('itemSchema', 'the items of a stream have no type; the stream is returned as it is');
  }
}
