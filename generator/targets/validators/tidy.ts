/**
 * The names of what ajv records for its reports: which branch matched, how many errors there were.
 */
const NOTE = /\b(?:_errs|passing|ifClause|missing|j)\d+\b/g;

/** Drops variables that are no longer read, and empty lines. */
export function dropUnread(code: string): string {
  return dropNames(code.replaceAll(/\n\n+/g, '\n'), NOTE, (name) => [
    new RegExp(`^(?:const |let )?${name}(?: = [^;\\n(]*)?;\\n`, 'gm'),
    new RegExp(` && \\(${name} = "(?:[^"\\\\]|\\\\.)*"\\)`, 'g'),
  ]);
}

/** Drops conditions of a guard that are always true, as final errors end the function. */
export function tidyGuard(code: string): string {
  const decided = decideCounts(code)
    .replaceAll(/var (_valid\d+) = true;\n(valid\d+) = \1;/g, '$2 = true;')
    .replaceAll(/return false;\nbreak;/g, 'return false;');
  const read = dropUnread(dropAlwaysValid(decided));
  if (read.includes('errors++;')) return read;
  return read.replace('let errors = 0;\n', '').replace('return errors === 0;', 'return true;');
}

/** Where no error can be counted since `const _errs1 = errors`, `_errs1 === errors` is true. */
function decideCounts(code: string): string {
  return [...code.matchAll(/const (_errs\d+) = errors;\n/g)].reduce((decided, [start, name]) => {
    const question = `${name ?? ''} === errors`;
    const from = decided.indexOf(start);
    const to = decided.indexOf(question, from);
    const isCounted = /errors(?:\+\+| = )/.test(decided.slice(from + start.length, to));
    return to === -1 || isCounted ? decided : decided.replace(question, 'true');
  }, code);
}

function dropAlwaysValid(code: string): string {
  return dropNames(code, /\b_?valid\d+\b/g, (name) => [
    new RegExp(`^(?:let |var )?${name} = true;\\n`, 'gm'),
    new RegExp(`^if\\(!${name}\\)\\{\\n(?:return false|errors\\+\\+);\\n\\}\\n`, 'gm'),
  ]);
}

/** Drops a name and its lines, unless it is used in other lines as well. */
function dropNames(
  code: string,
  names: RegExp,
  lines: (name: string) => readonly RegExp[],
): string {
  return [...new Set(code.match(names))].reduce((kept, name) => {
    const dropped = lines(name).reduce((text, line) => text.replaceAll(line, ''), kept);
    return new RegExp(`\\b${name}\\b`).test(dropped) ? kept : dropped;
  }, code);
}
