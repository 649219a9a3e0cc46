/**
 * The names of what ajv records for its reports: which branch matched, how many errors there were.
 */
const NOTE = /\b(?:_errs|passing|ifClause|missing|j)\d+\b/g;

/** Drops variables that are no longer read, and empty lines. */
export function dropUnread(code: string): string {
  return dropNames(code.replaceAll(/\n\n+/g, '\n'), NOTE, [
    /^(?:const |let )?(\w+)(?: = [^;\n(]*)?;\n/gm,
    / && \((\w+) = "(?:[^"\\]|\\.)*"\)/g,
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
  return dropNames(code, /\b_?valid\d+\b/g, [
    /^(?:let |var )?(\w+) = true;\n/gm,
    /^if\(!(\w+)\)\{\n(?:return false|errors\+\+);\n\}\n/gm,
  ]);
}

/** A piece of code that can be dropped together with a name. */
interface Fragment {
  readonly start: number;
  readonly end: number;
  /** The names in it, its own among them. */
  readonly names: readonly string[];
}

/**
 * Drops names and their fragments, which are matched by `patterns` with the name as the first group,
 * unless a name is used elsewhere as well. The code of one schema may have thousands of names: it is
 * searched once for all of them.
 */
function dropNames(code: string, names: RegExp, patterns: readonly RegExp[]): string {
  const uses = new Map<string, number>();
  for (const name of code.match(names) ?? []) uses.set(name, (uses.get(name) ?? 0) + 1);
  const fragments = new Map<string, Fragment[]>([...uses.keys()].map((name) => [name, []]));
  for (const { 0: text, 1: name = '', index } of patterns.flatMap((each) => [
    ...code.matchAll(each),
  ])) {
    fragments
      .get(name)
      ?.push({ start: index, end: index + text.length, names: text.match(names) ?? [] });
  }
  const dropped: Fragment[] = [];
  for (const [name, own] of fragments) {
    const within = own.flatMap((fragment) => fragment.names);
    if (within.filter((each) => each === name).length !== uses.get(name)) continue;
    for (const each of within) uses.set(each, (uses.get(each) ?? 0) - 1);
    dropped.push(...own);
  }
  return without(code, dropped);
}

function without(code: string, fragments: readonly Fragment[]): string {
  let kept = '';
  let position = 0;
  for (const { start, end } of fragments.toSorted((a, b) => a.start - b.start)) {
    kept += code.slice(position, start);
    position = end;
  }
  return kept + code.slice(position);
}
