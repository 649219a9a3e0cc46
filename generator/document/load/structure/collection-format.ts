// https://swagger.io/specification/v2/#parameter-object
import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';

/**
 * The formats of arrays that OpenAPI 3 has a style for, by the location of the parameter. The default
 * is `csv`: "Default value is `csv`".
 */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  path: ['csv'],
  header: ['csv'],
  query: ['csv', 'ssv', 'pipes', 'multi'],
  formData: ['csv', 'ssv', 'pipes', 'multi'],
};

/** Warns about the formats of Swagger 2.0 that OpenAPI 3 cannot express, and reads them as `csv`. */
export function checkCollectionFormat(
  deviations: Deviations,
  { node, type, location }: Owner,
): void {
  if (type !== 'Parameter' || node['type'] !== 'array') return;
  const { in: where, collectionFormat: format, items } = node;
  const known = typeof where === 'string' ? FORMATS[where] : undefined;
  if (known === undefined) return;
  const warn = (key: string, message: string): void => {
    deviations.found.push({ severity: 'warning', location: location.child(key), message });
  };
  if (typeof format === 'string' && !known.includes(format)) {
    const message = `OpenAPI 3 has no style for the format "${format}" in ${String(where)}; read as "csv"`;
    warn('collectionFormat', message);
    deviations.repairs.push(() => {
      node['collectionFormat'] = 'csv';
    });
  }
  if (isTree(items) && items['type'] === 'array') {
    warn('items', 'no style of OpenAPI 3 writes an array of arrays; a call with one fails');
  }
}
