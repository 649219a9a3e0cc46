/**
 * Secrets by what replaces them wherever requests are shown: a shell expression without its leading
 * dollar sign: `TEAM_KEY`, `{TEAM_KEY%?}`.
 */
export type Secrets = Readonly<Record<string, string>>;

/** Puts secrets in place of `$NAME`. */
export function reveal(text: string, secrets: Secrets): string {
  return splitAtSecrets(text, secrets)
    .map((piece, at) => (at % 2 === 1 ? (secrets[piece.slice(1)] ?? piece) : piece))
    .join('');
}

/** The text in pieces: every other one, from the second on, is such a `$NAME`. */
export function splitAtSecrets(text: string, secrets: Secrets): readonly string[] {
  const names = Object.keys(secrets);
  if (names.length === 0) return [text];
  return text.split(new RegExp(`(${names.map(standInOf).join('|')})`));
}

/** A name ends where no further character of one follows; an expression ends with its bracket. */
function standInOf(name: string): string {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  return `\\$${escaped}${/^\w+$/.test(name) ? '(?![A-Z0-9_])' : ''}`;
}
