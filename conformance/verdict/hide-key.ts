import { mapTexts } from '../json/map-texts.js';

/** A shorter key would be found in innocent words. */
const shortestKey = 6;

/** Puts `$OPENAI_API_KEY` wherever a text holds the key, which a server may repeat in its answers. */
export function hideKey<T>(value: T, key: string | undefined): T {
  if (key === undefined || key.length < shortestKey) return value;
  return mapTexts(value, (text) => hideInText(text, key));
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
