import { secretSpellings } from '../auth/secret-spellings.js';
import { mapTexts } from '../json/map-texts.js';
import type { Secrets } from '../replay/secrets.js';

/** A shorter secret would be found in innocent words. */
const shortest = 6;

/**
 * Puts `$NAME` wherever a text holds the secret of that name, in whatever spelling: a server may
 * repeat it in its responses.
 */
export function hideSecrets<T>(value: T, secrets: Secrets): T {
  const long = Object.entries(secrets).filter(([, secret]) => secret.length >= shortest);
  // A spelling that has a name of its own is shown by it.
  const exact = long.map(([name, secret]) => ({ shown: `$${name}`, spelling: secret }));
  const others = exact.flatMap(({ shown, spelling: secret }) =>
    secretSpellings(secret).map((spelling) => ({ shown, spelling })),
  );
  // Longest first: a secret may be a piece of another.
  const hidden = [...exact, ...others].toSorted(
    (one, other) => other.spelling.length - one.spelling.length,
  );
  if (hidden.length === 0) return value;
  return mapTexts(value, (text) =>
    hidden.reduce((reported, { spelling, shown }) => hideInText(reported, spelling, shown), text),
  );
}

function hideInText(text: string, secret: string, shown: string): string {
  let hidden = text.replaceAll(secret, () => shown);
  if (!hidden.includes('…')) return hidden;
  // A text that was cut in the middle of the secret ends in a piece of it.
  for (let length = secret.length - 1; length >= shortest; length -= 1) {
    hidden = hidden.replaceAll(`${secret.slice(0, length)}…`, () => `${shown}…`);
  }
  return hidden;
}
