import type { WireRequest } from '../replay/build-request.js';
import { formatCurl, type CurlUse } from './curl.js';
import { findLoop, type CommandLoop } from './find-loops.js';
import type { GivenValue } from './given-values.js';
import { groupSteps, pauseAt, type ScriptStep } from './group-steps.js';
import { mostSteps } from './needed-steps.js';
import { isInHeaders, readAndShow, readQuietly, readValue, showResponse } from './read-value.js';
import { withWord } from './loop-names.js';
import type { Script, ScriptLayout } from './script.js';
import { functionsOf, type ScriptFunctions } from './script-functions.js';
import { loopVariable } from './shell-words.js';
import { isAtOnce } from './step.js';

/** A script of a shell, one statement a line; undefined where it would be too long to be read. */
export function formatScript(script: Script, layout: ScriptLayout): string | undefined {
  const groups = groupSteps([...script.steps, script.last], mostSteps + 2);
  if (groups.length > mostSteps + 1) return undefined;
  const read = layout.isEchoed ? readAndShow : readQuietly;
  const functions = layout.hasFunction
    ? functionsOf(script, { groups, read, isTerse: layout.isTerse })
    : undefined;
  const format = formatterOf(script, layout, functions);
  const pauses = new Pauses(script.steps[0]?.paused ?? 0);
  const lines = groups.flatMap((group, at) => {
    const pause = pauses.rest(group[0]?.paused ?? 0);
    const isLast = at === groups.length - 1;
    const statement = isLast ? formatLast(group, format) : formatGroup(group, format);
    if (!isLast && group.length > 1) pauses.skip(group);
    return [...(isLast ? formatPage(script, format) : []), pause + statement];
  });
  if (functions === undefined) return lines.join('\n');
  // A request that no function sends needs the value without what precedes it.
  const isLost = [...functions.prefixes.keys()].some((token) => lines.join('\n').includes(token));
  return isLost ? undefined : [...functions.definitions, ...lines].join('\n');
}

type Format = (request: WireRequest, use?: CurlUse) => string;

interface Formatter {
  readonly format: Format;
  /** A command that reads a value of a response. */
  read(value: GivenValue): string;
  /** What prints the responses of a command on standard error as well. */
  readonly shown: string;
  /** The assignment of what a command prints to the variable of a string. */
  assign(token: string, command: string): string;
  /** The command that a function runs behind a request. */
  readonly commonRead: string | undefined;
}

function formatterOf(
  { target, variables }: Script,
  { isExact, isEchoed, isTerse }: ScriptLayout,
  functions: ScriptFunctions | undefined,
): Formatter {
  const { shared, prefixes = new Map<string, string>() } = functions ?? {};
  const plain = new Map([...variables].filter(([token]) => !prefixes.has(token)));
  const format: Format = (request, use = {}) =>
    formatCurl(request, target, {
      shared,
      isTerse,
      ...use,
      isExact: isExact && (use.prints ?? 'all') === 'all',
      variables: new Map([...plain, ...(use.variables ?? [])]),
    });
  return {
    format,
    read: isEchoed ? readAndShow : readQuietly,
    shown: isEchoed ? ` | ${showResponse()}` : '',
    assign: (token, command) =>
      `${variables.get(token) ?? 'id'}=${prefixes.get(token) ?? ''}$(${command})`,
    commonRead: functions?.read,
  };
}

function formatGroup(group: readonly ScriptStep[], formatter: Formatter): string {
  const [step] = group;
  if (step === undefined) return '';
  if (group.length === 1) return formatStep(step, formatter);
  const { format, assign, shown } = formatter;
  const isParallel = group.every(
    ({ flight }, at) => at === 0 || isAtOnce(group[at - 1]?.flight, flight),
  );
  const reads = group.flatMap((each, at) =>
    each.captured.map(([token, value]) => {
      const { id } = value;
      const position = at + 1;
      const located = value.at.in === 'body' ? { id, at: { ...value.at, position } } : value;
      return { token, command: readValue(located) };
    }),
  );
  const [first, ...others] = reads;
  const isPiped = first !== undefined && (others.length === 0 || shown !== '');
  const options = { format, isParallel, prints: 'body', isPiped } as const;
  const together = formatLoop(group, options) ?? formatTogether(group, options);
  if (first === undefined) return `${together} >&2`;
  if (others.length === 0) return assign(first.token, `${together}${shown} | ${first.command}`);
  return [`r=$(${together}${shown})`, ...reads.map((each) => readKept(each, assign))].join('\n');
}

/** Reads a value of the responses that a variable keeps. */
function readKept(
  { token, command }: { readonly token: string; readonly command: string },
  assign: Formatter['assign'],
): string {
  return assign(token, `printf '%s\\n' "$r" | ${command}`);
}

function formatStep({ request, captured }: ScriptStep, formatter: Formatter): string {
  const { format, assign, read, shown, commonRead } = formatter;
  const [first, ...others] = captured;
  if (first === undefined) return `${format(request, { prints: 'body' })} >&2`;
  const prints = captured.some(([, value]) => isInHeaders(value)) ? 'headers' : 'body';
  if (others.length === 0) {
    const [token, value] = first;
    const command = read(value);
    if (command === commonRead) return assign(token, format(request, { prints, read: command }));
    return assign(token, `${format(request, { prints })} | ${command}`);
  }
  const reads = captured.map(([token, value]) =>
    readKept({ token, command: readValue(value) }, assign),
  );
  return [`r=$(${format(request, { prints })}${shown})`, ...reads].join('\n');
}

function formatPage({ page }: Script, { format, assign, read }: Formatter): readonly string[] {
  if (page === undefined) return [];
  const command = format(page.request, { prints: 'body' });
  return [assign(page.cursor, `${command} | ${read(page.value)}`)];
}

function formatLast(group: readonly ScriptStep[], { format }: Formatter): string {
  const [first] = group;
  if (first === undefined) return '';
  if (group.length === 1) return format(first.request);
  const options = { format, isParallel: true, prints: 'all' } as const;
  return formatLoop(group, options) ?? formatTogether(group, options);
}

interface GroupOptions {
  readonly format: Format;
  readonly isParallel: boolean;
  readonly prints: NonNullable<CurlUse['prints']>;
  /** Whether a command reads what the commands print, so that it also waits for them. */
  readonly isPiped?: boolean;
}

/** The loop that runs commands which differ in one word; undefined where it would run others. */
function formatLoop(group: readonly ScriptStep[], options: GroupOptions): string | undefined {
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
  { format, isParallel, prints, isPiped = false }: GroupOptions,
): string | undefined {
  const { values, count, numbered, isSeries } = loop;
  // Commands that are the same stay so.
  const checked = values.length === 0 ? group.slice(0, 1) : group;
  const bodies = checked.map(({ request }, at) => {
    const own = [values[at], ...numbered.map((column) => column[at])];
    const words = own.filter((value) => value !== undefined);
    const variables = new Map(words.map((value) => [value, loopVariable]));
    const named = isNamed ? withWord(request, values[at] ?? '') : request;
    return format(named, { prints, variables });
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

function formatTogether(
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

/** What a case waited, as commands that wait as long. */
class Pauses {
  #rested: number;

  /** @param start what was waited before the first request, which changes nothing */
  constructor(start: number) {
    this.#rested = start;
  }

  /** Counts what a loop of these steps waits by itself. */
  skip(steps: readonly ScriptStep[]): void {
    const last = steps.length - 1;
    this.#rested = Math.max(this.#rested, (steps[last]?.paused ?? 0) + pauseAt(steps, last));
  }

  /** A command that waits until so many milliseconds of the pauses have passed. */
  rest(until: number): string {
    const seconds = Math.ceil((until - this.#rested) / 1000);
    this.#rested = Math.max(until, this.#rested);
    return seconds > 0 ? `sleep ${seconds}; ` : '';
  }
}
