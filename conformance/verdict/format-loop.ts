import type { WireRequest } from '../replay/build-request.js';
import type { CurlUse } from './curl.js';
import { findLoop, type CommandLoop } from './find-loops.js';
import { pauseAt, type ScriptStep } from './group-steps.js';
import { withWord } from './loop-names.js';
import { loopVariable } from './shell-words.js';

export type Format = (request: WireRequest, use?: CurlUse) => string;

export interface GroupOptions {
  readonly format: Format;
  readonly isParallel: boolean;
  readonly prints: NonNullable<CurlUse['prints']>;
  /** Whether a command reads what the commands print, so that it also waits for them. */
  readonly isPiped?: boolean;
  /** What reads each response, as a function does or behind a command. */
  readonly reader?: { readonly read: string; readonly isCommon: boolean } | undefined;
}

/** The loop that runs commands which differ in one word; undefined where it would run others. */
export function formatLoop(
  group: readonly ScriptStep[],
  options: GroupOptions,
): string | undefined {
  const found = findLoop(group.map(({ text }) => text));
  const named = findLoop(group.map(({ unnumbered }) => unnumbered));
  const plain = found?.count === group.length ? [{ loop: found, isNamed: false }] : [];
  const isNamed = named?.count === group.length && named.values.length > 0;
  const ofNames = isNamed ? [{ loop: named, isNamed }] : [];
  const isListed = found !== undefined && found.values.length > longestList && !found.isSeries;
  const loops = isListed ? [...ofNames, ...plain] : [...plain, ...ofNames];
  for (const each of loops) {
    const written = writeLoop(group, each, options);
    if (written !== undefined) return written;
  }
  return undefined;
}

interface ChosenLoop {
  readonly loop: CommandLoop;
  /** Whether its word is also in the names of files. */
  readonly isNamed: boolean;
}

function writeLoop(
  group: readonly ScriptStep[],
  { loop, isNamed }: ChosenLoop,
  { format, isParallel, prints, isPiped = false, reader }: GroupOptions,
): string | undefined {
  const { values, count, numbered, isSeries } = loop;
  // Commands that are the same stay so.
  const checked = values.length === 0 ? group.slice(0, 1) : group;
  const bodies = checked.map(({ request }, at) => {
    const own = [values[at], ...numbered.map((column) => column[at])];
    const words = own.filter((value) => value !== undefined);
    const variables = new Map(words.map((value) => [value, loopVariable]));
    const named = isNamed ? withWord(request, values[at] ?? '') : request;
    if (reader === undefined) return format(named, { prints, variables });
    const { read, isCommon } = reader;
    if (isCommon) return format(named, { prints, variables, read });
    return `${format(named, { prints, variables })} | ${read}`;
  });
  const [body = ''] = bodies;
  if (bodies.some((each) => each !== body)) return undefined;
  const list = values.length > 0 && !isSeries ? values : numbers(count);
  const seconds = isParallel ? 0 : Math.ceil(pauseAt(group, 1) / 1000);
  const head = `for n in ${list.join(' ')}; do ${body}`;
  if (!isParallel) return `${head}${seconds > 0 ? `; sleep ${seconds}` : ''}; done`;
  // A pipe is open until the last command of the loop has ended.
  return isPiped ? `${head} & done` : grouped(`${head} & done; wait`, prints !== 'all');
}

/** Longer lists of words are read worse than numbers. */
const longestList = 4;

function numbers(count: number): readonly string[] {
  if (count > longestList) return [`$(seq ${count})`];
  return Array.from({ length: count }, (_, at) => String(at + 1));
}

/** Commands that differ in more than a loop can say. */
export function formatTogether(
  group: readonly ScriptStep[],
  { format, isParallel, prints }: GroupOptions,
): string {
  const commands = group.map(({ request }) => format(request, { prints }));
  if (!isParallel) return grouped(commands.join('; '), true);
  return grouped(`${commands.join(' & ')} & wait`, prints !== 'all');
}

function grouped(commands: string, isGrouped: boolean): string {
  return isGrouped ? `{ ${commands}; }` : commands;
}
