/**
 * Replaces strings in a command by shell variables, within quotes or not (POSIX.1-2017, Shell
 * Command Language, 2.2).
 *
 * @param names the name of a variable by the string that it replaces; a longer string comes first
 */
export function insertVariables(command: string, names: ReadonlyMap<string, string>): string {
  const longestFirst = [...names].toSorted(([one], [other]) => other.length - one.length);
  let quote = '';
  let text = '';
  for (let at = 0; at < command.length;) {
    const [id, name] = longestFirst.find(([each]) => command.startsWith(each, at)) ?? [];
    if (id !== undefined && name !== undefined) {
      text += variable(name, quote);
      at += id.length;
      continue;
    }
    const character = command.charAt(at);
    // After a backslash, a quotation mark does not end a quotation.
    const length = character === '\\' && quote !== "'" ? 2 : 1;
    if (character === quote) quote = '';
    else if (quote === '' && (character === "'" || character === '"')) quote = character;
    text += command.slice(at, at + length);
    at += length;
  }
  return text;
}

/** Single quotes are left for the variable, double ones are not. */
function variable(name: string, quote: string): string {
  if (quote === "'") return `'"$${name}"'`;
  return quote === '"' ? `\${${name}}` : `"$${name}"`;
}
