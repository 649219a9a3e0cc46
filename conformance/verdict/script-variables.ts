import { keyVariable } from './curl-function.js';
import { loopVariable } from './shell-words.js';

/** `r` keeps responses. */
const taken = new Set([loopVariable, keyVariable, 'r']);

const shortNames = [...'abcdefghijklmnopqrstuvwxyz'].filter((name) => !taken.has(name));

/**
 * Names of variables for the strings that they replace.
 *
 * @example
 * nameVariables(['pet-1']).get('pet-1'); // 'id'
 * nameVariables(['pet-1', 'pet-2']).get('pet-2'); // 'b'
 */
export function nameVariables(tokens: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(tokens)];
  return new Map(
    all.map((token, at) => [token, all.length === 1 ? 'id' : (shortNames[at] ?? `id${at + 1}`)]),
  );
}

interface Named {
  readonly path: string;
  /** The whole command. */
  readonly text: string;
}

/**
 * What precedes a string in all commands that name it, where these are several and name it once, in
 * their paths: a variable may have it as well.
 *
 * @example
 * const named = ['/pets/pet-1', '/pets/pet-1/feed'].map((path) => ({ path, text: `curl ${path}` }));
 * commonPrefixes(['pet-1'], named).get('pet-1'); // '/pets/'
 */
export function commonPrefixes(
  tokens: readonly string[],
  requests: readonly Named[],
): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const token of tokens) {
    const naming = requests.filter(({ text }) => text.includes(token));
    const found = new Set(naming.map((request) => prefixOf(token, request)));
    const [prefix] = found;
    if (naming.length > 1 && found.size === 1 && prefix !== undefined) prefixes.set(token, prefix);
  }
  return prefixes;
}

function prefixOf(token: string, { path, text }: Named): string | undefined {
  if (text.split(token).length !== 2) return undefined;
  const prefix = path.slice(0, Math.max(0, path.indexOf(token)));
  return /^(?:\/[\w.-]+)+\/$/.test(prefix) ? prefix : undefined;
}
