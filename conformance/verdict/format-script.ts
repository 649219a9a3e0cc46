import type { WireRequest } from '../replay/build-request.js';
import { formatCurl, type CurlTarget, type CurlUse } from './curl.js';
import { findLoop } from './find-loops.js';
import type { GivenValue } from './given-values.js';
import { groupSteps, pauseAt, type ScriptStep } from './group-steps.js';
import { mostSteps } from './needed-steps.js';
import { isInHeaders, readAndShow, readQuietly, readValue, showResponse } from './read-value.js';
import { loopVariable } from './shell-words.js';
import { shortenLines, type Prelude } from './script-prelude.js';
import { isAtOnce } from './step.js';

/** The requests of a case that show a defect, in their order. */
export interface Script {
  readonly target: CurlTarget;
  readonly steps: readonly ScriptStep[];
  /** The page that the last request goes on from. */
  readonly page:
    | { readonly request: WireRequest; readonly cursor: string; readonly value: GivenValue }
    | undefined;
  readonly last: ScriptStep;
  /** The names of variables, by the strings that they replace. */
  readonly variables: ReadonlyMap<string, string>;
  readonly prelude?: Prelude;
  /** Whether the file of the last request has a content type that says nothing. */
  readonly isExact?: boolean;
  /** Whether the responses whose values are kept are printed on standard error; so they are by default. */
  readonly isEchoed?: boolean;
}

/** A script of a shell, one statement a line; undefined where it would be too long to be read. */
export function formatScript(script: Script): string | undefined {
  const groups = groupSteps([...script.steps, script.last], mostSteps + 2);
  if (groups.length > mostSteps + 1) return undefined;
  const pauses = new Pauses(script.steps[0]?.paused ?? 0);
  const format = formatterOf(script);
  const lines = groups.flatMap((group, at) => {
    const pause = pauses.rest(group[0]?.paused ?? 0);
    const isLast = at === groups.length - 1;
    const statement = isLast ? formatLast(group, format) : formatGroup(group, format);
    if (!isLast && group.length > 1) pauses.skip(group);
    return [...(isLast ? formatPage(script, format) : []), pause + statement];
  });
  const { prelude } = script;
  if (prelude === undefined) return lines.join('\n');
  return shortenLines(lines, prelude);
}

type Format = (request: WireRequest, use?: CurlUse) => string;

interface Formatter {
  readonly format: Format;
  /** A command that reads a value of a response. */
  read(value: GivenValue): string;
  nameOf(token: string): string;
}

function formatterOf(script: Script): Formatter {
  const { target, variables, prelude, isExact = true, isEchoed = true } = script;
  const format: Format = (request, use = {}) =>
    formatCurl(request, target, {
      hasUrl: prelude !== undefined,
      ...use,
      isExact: isExact && (use.prints ?? 'all') === 'all',
      variables: new Map([...variables, ...(use.variables ?? [])]),
    });
  return {
    format,
    read: isEchoed ? readAndShow : readQuietly,
    nameOf: (token) => variables.get(token) ?? 'id',
  };
}

function formatGroup(group: readonly ScriptStep[], formatter: Formatter): string {
  const [first] = group;
  if (first === undefined) return '';
  if (group.length === 1) return formatStep(first, formatter);
  const { format, nameOf } = formatter;
  const isParallel = isAtOnce(first.flight, group[1]?.flight);
  const captured = group.flatMap((step) => step.captured);
  const loop = formatLoop(group, { format, isParallel, prints: 'body' });
  const together = loop ?? formatTogether(group, { format, isParallel, prints: 'body' });
  if (captured.length === 0) return `${together} >&2`;
  const reads = group.flatMap((step, at) =>
    step.captured.map(([token, value]) => {
      const { id } = value;
      const position = at + 1;
      const located = value.at.in === 'body' ? { id, at: { ...value.at, position } } : value;
      return `${nameOf(token)}=$(printf '%s\\n' "$r" | ${readValue(located)})`;
    }),
  );
  return [`r=$(${together})`, `printf '%s\\n' "$r" >&2`, ...reads].join('\n');
}

function formatStep({ request, captured }: ScriptStep, formatter: Formatter): string {
  const { format, nameOf, read } = formatter;
  const [first, ...others] = captured;
  if (first === undefined) return `${format(request, { prints: 'body' })} >&2`;
  const prints = captured.some(([, value]) => isInHeaders(value)) ? 'headers' : 'body';
  const command = format(request, { prints });
  if (others.length === 0) {
    const [token, value] = first;
    return `${nameOf(token)}=$(${command} | ${read(value)})`;
  }
  const reads = captured.map(
    ([token, value]) => `${nameOf(token)}=$(printf '%s\\n' "$r" | ${readValue(value)})`,
  );
  return [`r=$(${command} | ${showResponse()})`, ...reads].join('\n');
}

function formatPage({ page }: Script, { format, nameOf, read }: Formatter): readonly string[] {
  if (page === undefined) return [];
  const command = format(page.request, { prints: 'body' });
  return [`${nameOf(page.cursor)}=$(${command} | ${read(page.value)})`];
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
}

/** The loop that runs commands which differ in one word; undefined where it would run others. */
function formatLoop(
  group: readonly ScriptStep[],
  { format, isParallel, prints }: GroupOptions,
): string | undefined {
  const loop = findLoop(group.map(({ text }) => text));
  if (loop === undefined || loop.count < group.length) return undefined;
  const { values, count, numbered } = loop;
  // Commands that are the same stay so.
  const checked = values.length === 0 ? group.slice(0, 1) : group;
  const bodies = checked.map(({ request }, at) => {
    const own = [values[at], ...numbered.map((column) => column[at])];
    const words = own.filter((value) => value !== undefined);
    const variables = new Map(words.map((value) => [value, loopVariable]));
    return format(request, { prints, variables });
  });
  const [body = ''] = bodies;
  if (bodies.some((each) => each !== body)) return undefined;
  const list = values.length > 0 ? values : numbers(count);
  const seconds = isParallel ? 0 : Math.ceil(pauseAt(group, 1) / 1000);
  const end = isParallel ? ' & done; wait' : `${seconds > 0 ? `; sleep ${seconds}` : ''}; done`;
  return grouped(`for n in ${list.join(' ')}; do ${body}${end}`, isParallel && prints !== 'all');
}

function numbers(count: number): readonly string[] {
  if (count > 9) return [`$(seq ${count})`];
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
