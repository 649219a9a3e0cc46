import { splitAtSecrets, type Secrets } from '../replay/secrets.js';
import { hideSecrets } from './hide-secrets.js';
import type { Result } from './result.js';

/**
 * Puts `$NAME` wherever a result holds the secret of that name. In the commands of findings a shell
 * inserts the secret again.
 */
export function hideInResult(result: Result, secrets: Secrets): Result {
  const hidden = hideSecrets(result, secrets);
  const cases = hidden.cases.map((each, at) => ({
    ...each,
    findings: each.findings.map((finding, index) => {
      const curl = result.cases[at]?.findings[index]?.curl ?? finding.curl;
      return { ...finding, curl: hideInCommand(curl, secrets) };
    }),
  }));
  return { ...hidden, cases };
}

/**
 * Puts `$NAME` wherever a command holds the secret of that name, in quotes in which a shell expands
 * it. The first lines end a shell where a variable that was put in is not set.
 *
 * @example
 * hideInCommand(`curl -d 'pin=opens-all'`, { PIN: 'opens-all' });
 * // : "${PIN:?set it to the secret that the run was given in it}"
 * // curl -d 'pin='"$PIN"''
 */
export function hideInCommand(command: string, secrets: Secrets): string {
  const inQuotes = Object.entries(secrets).map(([name, secret]) => [
    name,
    secret.replaceAll("'", "'\\''"),
  ]);
  const quoted: Secrets = Object.fromEntries(inQuotes) as Secrets;
  const hidden = hideSecrets(hideSecrets(command, quoted), secrets);
  if (hidden === command) return command;
  const before = countsOf(command, secrets);
  const demands = [...countsOf(hidden, secrets)]
    .filter(([name, count]) => /^\w+$/.test(name) && count > (before.get(name) ?? 0))
    .map(([name]) => `: "\${${name}:?set it to the secret that the run was given in it}"`);
  return [...demands, expandable(hidden, secrets)].join('\n');
}

/** How often a command contains `$NAME`, by name. */
function countsOf(command: string, secrets: Secrets): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [at, piece] of splitAtSecrets(command, secrets).entries()) {
    const name = piece.slice(1);
    if (at % 2 === 1) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * The same command with each `$NAME` where a shell expands it.
 *
 * POSIX.1-2017, Shell Command Language, 2.2.2: single quotes "shall preserve the literal value of
 * each character"; 2.2.3: in double quotes `$` keeps its meaning.
 */
function expandable(command: string, secrets: Secrets): string {
  let quote = '';
  return splitAtSecrets(command, secrets)
    .map((piece, at) => {
      if (at % 2 === 0) {
        quote = quoteAfter(piece, quote);
        return piece;
      }
      if (quote === "'") return `'"${piece}"'`;
      if (quote === '') return `"${piece}"`;
      // A name ends where no character of one follows: `${PIN}7`.
      return /^\$\w+$/.test(piece) ? `\${${piece.slice(1)}}` : piece;
    })
    .join('');
}

/** The quote that is open behind a piece of a command; an empty string where none is. */
function quoteAfter(piece: string, open: string): string {
  let quote = open;
  for (let at = 0; at < piece.length; at += 1) {
    const character = piece[at] ?? '';
    if (character === '\\' && quote !== "'") at += 1;
    else if (character === quote) quote = '';
    else if (quote === '' && /["']/.test(character)) quote = character;
  }
  return quote;
}
