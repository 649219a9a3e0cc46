/** Some commands in a row that differ in one word, or in none. */
export interface CommandLoop {
  /** How many commands. */
  readonly count: number;
  /** The word of each; empty where they are all the same. */
  readonly values: readonly string[];
  /** Whether these words are of a content that only has to differ, so that they may be numbers. */
  readonly isSeries: boolean;
  /** Further words that differ, each of which the first one can replace: those of every command. */
  readonly numbered: readonly (readonly string[])[];
}

/** In characters, about: a longer list of words is not read. */
const longestList = 160;

/**
 * The longest loop that a list of commands begins with, of at least two commands; undefined where
 * there is none. A word that may be a secret behind its name is not taken out of its command.
 *
 * Contents that only have to differ may be numbered: words of the data that go into a pipe, of one
 * length and with the same beginning.
 *
 * @example
 * findLoop(["echo 'to ann' | mail", "echo 'to bob' | mail"]);
 * // { count: 2, values: ['ann', 'bob'], isSeries: false, numbered: [] }
 */
export function findLoop(commands: readonly string[]): CommandLoop | undefined {
  const [first = '', second] = commands;
  if (second === undefined) return undefined;
  const words = wordsOf(first);
  const differing = differencesOf(words, wordsOf(second));
  if (differing === undefined) return undefined;
  const isData = differing.at(-1)?.every((at) => at < endOfData(words)) === true;
  const rows: string[][] = [[...valuesAt(words, differing)]];
  for (const command of commands.slice(1)) {
    const own = wordsOf(command);
    if (JSON.stringify(differencesOf(words, own)) !== JSON.stringify(differing)) break;
    const row = valuesAt(own, differing);
    if (differing.length > 0) {
      const values = [...rows, row].map((each) => each.at(-1) ?? '');
      const isRepeated = new Set(values).size < values.length;
      const isListed = !(isData && values.every((value) => isAlike(values[0] ?? '', value)));
      if (isRepeated || (isListed && values.join(' ').length > longestList)) break;
    }
    rows.push([...row]);
  }
  if (rows.length < 2) return undefined;
  const column = (at: number): readonly string[] => rows.map((row) => row[at] ?? '');
  const values = differing.length === 0 ? [] : column(differing.length - 1);
  return {
    count: rows.length,
    values,
    isSeries: isData && values.every((value) => isAlike(values[0] ?? '', value)),
    numbered: differing.slice(0, -1).map((_, at) => column(at)),
  };
}

/** Words of ASCII at the odd positions, and what is between them at the even ones. */
function wordsOf(command: string): readonly string[] {
  return command.split(/([A-Za-z0-9]+)/);
}

function valuesAt(
  words: readonly string[],
  positions: readonly (readonly number[])[],
): readonly string[] {
  return positions.map(([at = 0]) => words[at] ?? '');
}

/** Where two commands differ: the positions of each word that does, which may be there several times. */
function differencesOf(
  one: readonly string[],
  other: readonly string[],
): readonly (readonly number[])[] | undefined {
  if (one.length !== other.length) return undefined;
  const groups = new Map<string, number[]>();
  for (const [at, word] of one.entries()) {
    const changed = other[at] ?? '';
    if (word === changed) continue;
    if (at % 2 === 0 || !isShown(one, at)) return undefined;
    const key = `${word} ${changed}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  const differing = [...groups.values()];
  const end = endOfData(one);
  const isNumbered = differing
    .slice(0, -1)
    .every(([at = 0]) => at < end && isAlike(one[at] ?? '', other[at] ?? ''));
  return isNumbered ? differing : undefined;
}

/** Where the data end that go into a pipe; -1 where none do. */
function endOfData(words: readonly string[]): number {
  return words.findIndex((between, at) => at % 2 === 0 && between.includes(' | '));
}

/** Whether two words look like numbers of one series. */
function isAlike(one: string, other: string): boolean {
  return one.length === other.length && one.length > 3 && one.slice(0, 2) === other.slice(0, 2);
}

function isShown(words: readonly string[], at: number): boolean {
  const isLong = (words[at] ?? '').length >= 6;
  return isLong || !/(?:[:=]\s*|>)\\?["']?$/.test(words[at - 1] ?? '');
}
