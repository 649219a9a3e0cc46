/** Secrets by the names of the variables that stand for them wherever requests are shown. */
export type Secrets = Readonly<Record<string, string>>;

/** Puts secrets in the places of `$NAME`. */
export function reveal(text: string, secrets: Secrets): string {
  return Object.entries(secrets).reduce(
    (told, [name, value]) => told.replace(standInOf(name), () => value),
    text,
  );
}

/** The text in pieces: every other one, from the second on, is such a `$NAME`. */
export function splitAtSecrets(text: string, secrets: Secrets): readonly string[] {
  const names = Object.keys(secrets);
  if (names.length === 0) return [text];
  return text.split(new RegExp(`(${names.map((name) => standInOf(name).source).join('|')})`));
}

function standInOf(name: string): RegExp {
  return new RegExp(`\\$${name}(?![A-Z0-9_])`, 'g');
}
