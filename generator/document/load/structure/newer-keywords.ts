// https://spec.openapis.org/oas/v3.2.0.html
import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';

/** Reads the items of event streams, and warns about what OpenAPI 3.2 added and is not generated. */
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
  const items = node['itemSchema'];
  if (type !== 'MediaType' || !isTree(items) || node['schema'] !== undefined) return;
  if (isEventStream(location.pointer)) {
    // Up to 3.1, the schema of a stream of events describes one of them, too.
    deviations.repairs.push(() => {
      node['schema'] = items;
    });
  } else {
    warn('itemSchema', 'the items of a stream have no type; the stream is returned as it is');
  }
}

/** Whether a media type, by its location in the document, is `text/event-stream`. */
function isEventStream(pointer: string): boolean {
  const name = pointer.split('/').at(-1)?.replaceAll('~1', '/') ?? '';
  return name.split(';')[0]?.trim().toLowerCase() === 'text/event-stream';
}
