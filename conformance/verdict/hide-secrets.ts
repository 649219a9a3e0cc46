import { mapTexts } from '../json/map-texts.js';
import type { Secrets } from '../replay/secrets.js';

/** A shorter secret would be found in innocent words. */
const shortest = 6;

/** Puts `$NAME` wherever a text holds the secret of that name, which a server may repeat in its answers. */
export function hideSecrets<T>(value: T, secrets: Secrets): T {
  const hidden = Object.entries(secrets)
    .filter(([, secret]) => secret.length >= shortest)
    // Longest first: a secret may be a piece of another.
    .toSorted(([, one], [, other]) => other.length - one.length);
  if (hidden.length === 0) return value;
  return mapTexts(value, (text) =>
    hidden.reduce((told, [name, secret]) => hideInText(told, secret, `$${name}`), text),
  );
}

function hideInText(text: string, secret: string, shown: string): string {
  let hidden = text.replaceAll(secret, () => shown);
  // A text that was cut in the middle of the secret ends in a piece of it.
  for (let length = secret.length - 1; length >= shortest; length -= 1) {
    hidden = hidden.replaceAll(`${secret.slice(0, length)}…`, () => `${shown}…`);
  }
  return hidden;
}
