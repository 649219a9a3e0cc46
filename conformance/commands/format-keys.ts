import type { SecurityScheme } from '@upspec/document';
import {
  keyedSchemes,
  keySourcesOf,
  type KeyedScheme,
  type SecuredContract,
} from '../auth/read-api-keys.js';

/**
 * Where each key of an API is given and how it is sent, a line each:
 * `--api-key KEY or PETS_API_KEY: sent in the header X-Key`.
 */
export function formatKeys(contract: SecuredContract): readonly string[] {
  const schemes = keyedSchemes(contract);
  return schemes.flatMap((keyed) => formatKey(keyed, schemes));
}

function formatKey(
  { name, scheme }: KeyedScheme,
  schemes: readonly KeyedScheme[],
): readonly string[] {
  const sources = keySourcesOf(schemes, [[name]]).flat();
  return sources.map(
    ({ option, variable }) => `--api-key ${option} or ${variable}: sent ${describeScheme(scheme)}`,
  );
}

function describeScheme(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'api-key':
      return `in the ${scheme.in === 'query' ? 'query parameter' : scheme.in} ${scheme.name}`;
    case 'basic':
      return 'by HTTP Basic';
    case 'bearer':
      return 'as a Bearer token';
    case 'other':
      return `by ${scheme.type}`;
    default:
      return scheme satisfies never;
  }
}
