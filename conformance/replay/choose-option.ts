import { comparisonOf } from '../contract/described.js';
import { isJsonObject } from '../json/json-object.js';
import type { ReplayClock } from './walk.js';

/**
 * The schema of a union that a recorded value fits: the one that its discriminator names, else one
 * that it is valid against, else the one that declares most of its properties.
 */
export function chooseOption(
  clock: Pick<ReplayClock, 'described' | 'fits'>,
  schema: string,
  value: unknown,
): string | undefined {
  const comparison = comparisonOf(clock.described, schema);
  const options = comparison?.options ?? [];
  if (options.length === 0) return undefined;
  const named = namedOption(comparison?.discriminator, options, value);
  if (named !== undefined) return named;
  const fitting = options.filter((option) => clock.fits?.(option, value) ?? false);
  const candidates = fitting.length > 0 ? fitting : options;
  const scored = candidates.map((option) => ({ option, score: score(clock, option, value) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).option;
}

/**
 * OpenAPI 3.1.1, section 4.8.25: the value of the property is a key of the mapping, "or the name of a
 * schema" where the mapping has no such key.
 */
function namedOption(
  discriminator: { property: string; mapping: Readonly<Record<string, string>> } | undefined,
  options: readonly string[],
  value: unknown,
): string | undefined {
  if (discriminator === undefined || !isJsonObject(value)) return undefined;
  const name = value[discriminator.property];
  if (typeof name !== 'string') return undefined;
  if (Object.hasOwn(discriminator.mapping, name)) return discriminator.mapping[name];
  return options.find((option) => option === name);
}

function score(
  { described }: Pick<ReplayClock, 'described'>,
  option: string,
  value: unknown,
): number {
  const comparison = comparisonOf(described, option);
  if (comparison === undefined) return isJsonObject(value) || Array.isArray(value) ? -1 : 0;
  if (Array.isArray(value)) return comparison.items === undefined ? -1 : 1;
  if (!isJsonObject(value)) return -1;
  const properties = Object.entries(comparison.properties);
  const known = Object.keys(value).filter((key) => Object.hasOwn(comparison.properties, key));
  const missing = properties.filter(
    ([key, { required }]) => required && !Object.hasOwn(value, key),
  );
  return known.length * 2 - Object.keys(value).length - missing.length * 2;
}
