import { isJsonObject } from './json-object.js';

/** The same JSON value with each of its texts changed; keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  return mapValue(value, change) as T;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapValue(item, change));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mapValue(inner, change)]);
  return Object.fromEntries(entries);
}
