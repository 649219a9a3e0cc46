import { variableOf, type SecretPattern } from './secret-patterns.js';

/**
 * Puts variables of the shell in place of secrets, whatever quotes they are in. The first lines of
 * the command end a shell where one of them is not set, and say what it has to be.
 */
export function coverInCommand(command: string, patterns: readonly SecretPattern[]): string {
  const present = patterns
    .filter(({ contained }) => command.includes(contained))
    .map((pattern) => ({ ...pattern, matcher: new RegExp(pattern.source, 'y') }));
  if (present.length === 0) return command;
  const needed = new Map<string, string>();
  const returned = new Map<string, string>();
  let covered = '';
  let quote = '';
  for (let at = 0; at < command.length;) {
    const match = present.find(({ matcher }) => {
      matcher.lastIndex = at;
      return matcher.test(command);
    });
    const character = command[at] ?? '';
    if (match !== undefined) {
      const { name, value, contained } = match;
      const variable = match.variable ?? variableOfResponse(match, returned);
      needed.set(
        variable,
        `${name} that the ${returned.has(value) ? 'server returned' : 'case sends'}`,
      );
      covered += inQuotes(variable, quote);
      at += contained.length;
    } else if (character === '\\' && quote !== "'") {
      covered += command.slice(at, at + 2);
      at += 2;
    } else {
      if (character === quote) quote = '';
      else if (quote === '' && /["']/.test(character)) quote = character;
      covered += character;
      at += 1;
    }
  }
  // POSIX.1-2017, Shell Command Language, 2.6.2: a shell stops here where the variable is not set.
  const demands = [...needed].map(
    ([variable, meaning]) =>
      `: "\${${variable}:?set it to the value of ${meaning.replace(/[^\w. -]/g, '_')}}"`,
  );
  return [...demands, covered].join('\n');
}

/** A name for what the server returned, which is another value in each run: `SECRET_KEY_LIVE`. */
function variableOfResponse({ name, value }: SecretPattern, returned: Map<string, string>): string {
  const known = returned.get(value);
  if (known !== undefined) return known;
  const variable = `${variableOf(name)}_LIVE${returned.size === 0 ? '' : `_${returned.size + 1}`}`;
  returned.set(value, variable);
  return variable;
}

function inQuotes(variable: string, quote: string): string {
  if (quote === "'") return `'"$${variable}"'`;
  return quote === '"' ? `\${${variable}}` : `"$${variable}"`;
}
