import { isJsonObject } from '../json/json-object.js';

/** A shorter key would be found in innocent words. */
const shortestKey = 6;

/** Puts `$OPENAI_API_KEY` wherever a text holds the key, which a server may repeat in its answers. */
export function hideKey<T>(value: T, key: string | undefined): T {
  if (key === undefined || key.length < shortestKey) return value;
  return hide(value, key) as T;
}

function hide(value: unknown, key: string): unknown {
  if (typeof value === 'string') return hideInText(value, key);
  if (Array.isArray(value)) return value.map((item: unknown) => hide(item, key));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner, key)]));
}

function hideInText(text: string, key: string): string {
  let hidden = text.replaceAll(key, shown);
  // A text that was cut in the middle of the key ends in a piece of it.
  for (let length = key.length - 1; length >= shortestKey; length -= 1) {
    hidden = hidden.replaceAll(`${key.slice(0, length)}…`, `${shown}…`);
  }
  return hidden;
}

const shown = '$OPENAI_API_KEY';
