import { successesOf, type Response } from '@upspec/document';

/**
 * How a command shows what it receives. Where one success has JSON and another one bytes, it decides
 * by the response.
 */
export function resultKind(responses: readonly Response[]): 'json' | 'bytes' | 'none' {
  const kinds = successesOf(responses)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'none');
  if (kinds.length === 0) return 'none';
  return kinds.includes('json') ? 'json' : 'bytes';
}
