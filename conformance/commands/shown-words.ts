import { isSecretName } from '../profile-format/secret-name.js';

/** What is shown for a secret. */
const hidden = '***';

/**
 * The words of a command as reports show them: without the values of options and variables whose
 * names say that they are secret, and without bearer tokens.
 *
 * @example
 * shownWords(['app', '--api-key', 'a1', 'TOKEN={key}']); // ['app', '--api-key', '***', 'TOKEN={key}']
 */
export function shownWords(words: readonly string[]): readonly string[] {
  return words.map((word, at) => {
    const before = words[at - 1] ?? '';
    if (/^--?[\w-]+$/.test(before) && isSecretName(before) && !word.startsWith('-')) return hidden;
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/s.exec(word) ?? [];
    // `{url}` and `{key}` are replaced in each run.
    if (isSecretName(name) && !/\{(?:url|key)\}/.test(value)) return `${name}=${hidden}`;
    return word.replace(/\b(Bearer |sk-)[\w.~+/-]{6,}/g, `$1${hidden}`);
  });
}
