import { formatCurl, keyOption } from './curl.js';
import { keyVariable } from './curl-function.js';
import type { GivenValue } from './given-values.js';
import { formatLoop, formatTogether, type Format } from './format-loop.js';
import { groupSteps, pauseAt, type ScriptStep } from './group-steps.js';
import { listParameters, withParameters, type Listed } from './list-parameters.js';
import { mostSteps } from './needed-steps.js';
import {
  isInHeaders,
  readAll,
  readAndShow,
  readQuietly,
  readValue,
  showResponse,
} from './read-value.js';
import type { Script, ScriptLayout } from './script.js';
import { functionsOf, type ScriptFunctions } from './script-functions.js';
import { isAtOnce } from './step.js';

/** A script of a shell, one statement a line; undefined where it would be too long to be read. */
export function formatScript(given: Script, layout: ScriptLayout): string | undefined {
  const { isListed } = layout;
  const groups = groupSteps([...given.steps, given.last], { most: mostSteps + 2, isListed });
  if (groups.length > mostSteps + 1) return undefined;
  const listed = isListed ? listParameters(groups) : undefined;
  if (isListed && listed === undefined) return undefined;
  const script = listed === undefined ? given : withParameters(given, listed);
  const read = layout.isEchoed ? readAndShow : readQuietly;
  const functions = layout.hasFunction
    ? functionsOf(script, { groups, read, isTerse: layout.isTerse })
    : undefined;
  const format = formatterOf(script, layout, functions);
  const keys = new Keys(script, functions?.shared.keys);
  const pauses = new Pauses(script.steps[0]?.paused ?? 0);
  const lines = groups.flatMap((group, at) => {
    const pause = pauses.rest(group[0]?.paused ?? 0);
    const isLast = at === groups.length - 1;
    const statement = isLast
      ? formatLast(group, format)
      : group === listed?.group
        ? formatListed(listed, format)
        : formatGroup(group, format);
    if (!isLast && group.length > 1) pauses.skip(group);
    const key = keys.next(group);
    return [...(isLast ? formatPage(script, format) : []), pause + key + statement];
  });
  if (functions === undefined) return lines.join('\n');
  // A request that no function sends needs the value without what precedes it.
  const isLost = [...functions.prefixes.keys()].some((token) => lines.join('\n').includes(token));
  return isLost ? undefined : [...functions.definitions, ...lines].join('\n');
}

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
  const isParallel = isAllAtOnce(group);
  const reads = group.flatMap((each, at) =>
    each.captured.map(([token, value]) => {
      const { id } = value;
      const position = at + 1;
      const located =
        value.at.in === 'body' ? { ...value, id, at: { ...value.at, position } } : value;
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

/**
 * A loop whose values become the parameters of the shell: `set -f; set -- $(for n in 1 2; do …; done)`, then
 * `$1` and `$2` (POSIX.1-2017, Shell Command Language, 2.14).
 */
function formatListed({ group, value }: Listed, formatter: Formatter): string {
  const { format, read, shown, commonRead } = formatter;
  const isParallel = isAllAtOnce(group);
  const command = read(value);
  const reader = isParallel ? undefined : { read: command, isCommon: command === commonRead };
  const options = { format, isParallel, prints: 'body', isPiped: true, reader } as const;
  const loop = formatLoop(group, options) ?? formatTogether(group, options);
  // Without -f a shell would read what a server returns as patterns of file names.
  return `set -f; set -- $(${loop}${isParallel ? `${shown} | ${readAll(value)}` : ''})`;
}

function isAllAtOnce(group: readonly ScriptStep[]): boolean {
  return group.every(({ flight }, at) => at === 0 || isAtOnce(group[at - 1]?.flight, flight));
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

/** The variable of the key, as commands that set it. */
class Keys {
  readonly #script: Script;
  readonly #options: readonly string[] | undefined;
  #set = '';

  constructor(script: Script, options: readonly string[] | undefined) {
    this.#script = script;
    this.#options = options;
  }

  /** A command that sets it to the key of the next requests, where it is another one. */
  next([step]: readonly ScriptStep[]): string {
    const option = step && keyOption(step.request, this.#script.target);
    const [name = ''] = /\$\w+/.exec(option ?? '') ?? [];
    if (this.#options?.includes(option ?? '') !== true || name === this.#set) return '';
    this.#set = name;
    return `${keyVariable}=${name}; `;
  }
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
