import { shellWord } from '@upspec/document/shell-word';
import type { WireRequest } from '../replay/build-request.js';
import { formatCurl, type CurlTarget, type CurlUse } from './curl.js';
import { findLoop } from './find-loops.js';
import type { GivenValue } from './given-values.js';
import { mostSteps } from './needed-steps.js';
import { isInHeaders, readAndShow, readValue, showResponse } from './read-value.js';
import { loopVariable } from './shell-words.js';
import { isAtOnce, type Flight } from './step.js';

/** A request of a script. */
export interface ScriptStep {
  /** With strings in place of values that are others in each run. */
  readonly request: WireRequest;
  /** Its command with those strings. */
  readonly text: string;
  /** The values that later commands need of its response. */
  readonly captured: readonly (readonly [token: string, value: GivenValue])[];
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused: number;
  readonly flight: Flight | undefined;
}

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
}

/** What the first line makes variables of. */
export interface Prelude {
  /** The base URL. */
  readonly url: string;
  /** The option with the key. */
  readonly key?: string;
  /** Whether the options that all commands have in common are the parameters of the shell. */
  readonly hasParameters?: boolean;
}

/** A script of a shell, one statement a line; undefined where it would be too long to be read. */
export function formatScript(script: Script): string | undefined {
  const groups = groupSteps([...script.steps, script.last]);
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
  return shorten(lines, prelude);
}

const jsonType = "-H 'content-type: application/json'";

/** Puts variables in place of what many commands have in common. */
function shorten(lines: readonly string[], { url, key, hasParameters }: Prelude): string {
  const base = `url=${shellWord(url)}`;
  if (key === undefined || !lines.some((line) => line.includes(` ${key}`))) {
    return [base, ...lines].join('\n');
  }
  if (hasParameters !== true) {
    const own = lines.map((line) => line.replaceAll(` ${key}`, ' -H "$auth"'));
    return [`${base} auth=${key.slice(3)}`, ...own].join('\n');
  }
  const commands = lines.flatMap((line) => line.split(/\b(?=curl )/).slice(1));
  const isJson = commands.every((command) => command.includes(` ${key} ${jsonType}`));
  const options = isJson ? `${key} ${jsonType}` : key;
  const own = lines.map((line) => line.replaceAll(` ${options}`, ' "$@"'));
  return [`${base}; set -- ${options}`, ...own].join('\n');
}

type Format = (request: WireRequest, use?: CurlUse) => string;

interface Formatter {
  readonly format: Format;
  nameOf(token: string): string;
}

function formatterOf({ target, variables, prelude, isExact = true }: Script): Formatter {
  const format: Format = (request, use = {}) =>
    formatCurl(request, target, {
      hasUrl: prelude !== undefined,
      ...use,
      isExact: isExact && (use.prints ?? 'all') === 'all',
      variables: new Map([...variables, ...(use.variables ?? [])]),
    });
  return { format, nameOf: (token) => variables.get(token) ?? 'id' };
}

/** Steps that are one statement: sent at the same time, or the same over and over. */
function groupSteps(steps: readonly ScriptStep[]): readonly (readonly ScriptStep[])[] {
  const groups: ScriptStep[][] = [];
  for (let at = 0; at < steps.length;) {
    const count = Math.max(countAtOnce(steps, at), countAlike(steps, at));
    groups.push(steps.slice(at, at + count));
    at += count;
  }
  return groups;
}

function countAtOnce(steps: readonly ScriptStep[], start: number): number {
  let count = 1;
  while (isAtOnce(steps[start + count - 1]?.flight, steps[start + count]?.flight)) count += 1;
  return count;
}

/**
 * The last step is no part of a loop, as its response is the one that matters. Of a value that is
 * needed later, the last command of a loop is the one that sets it.
 */
function countAlike(steps: readonly ScriptStep[], start: number): number {
  const pause = pauseAt(steps, start + 1);
  const rest = steps.slice(start, -1);
  const end = rest.findIndex(
    (step, at) => step.captured.length > 0 || (at > 0 && pauseAt(steps, start + at) !== pause),
  );
  const alike = end === -1 ? rest : rest.slice(0, end);
  return findLoop(alike.map(({ text }) => text))?.count ?? 1;
}

/** In milliseconds: what was waited between a step and the one before it. */
function pauseAt(steps: readonly ScriptStep[], at: number): number {
  return (steps[at]?.paused ?? 0) - (steps[at - 1]?.paused ?? 0);
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
      const placed = value.at.in === 'body' ? { id, at: { ...value.at, position } } : value;
      return `${nameOf(token)}=$(printf '%s\\n' "$r" | ${readValue(placed)})`;
    }),
  );
  return [`r=$(${together})`, `printf '%s\\n' "$r" >&2`, ...reads].join('\n');
}

function formatStep({ request, captured }: ScriptStep, { format, nameOf }: Formatter): string {
  const [first, ...others] = captured;
  if (first === undefined) return `${format(request, { prints: 'body' })} >&2`;
  const prints = captured.some(([, value]) => isInHeaders(value)) ? 'headers' : 'body';
  const command = format(request, { prints });
  if (others.length === 0) {
    const [token, value] = first;
    return `${nameOf(token)}=$(${command} | ${readAndShow(value)})`;
  }
  const reads = captured.map(
    ([token, value]) => `${nameOf(token)}=$(printf '%s\\n' "$r" | ${readValue(value)})`,
  );
  return [`r=$(${command} | ${showResponse()})`, ...reads].join('\n');
}

function formatPage({ page }: Script, { format, nameOf }: Formatter): readonly string[] {
  if (page === undefined) return [];
  const command = format(page.request, { prints: 'body' });
  return [`${nameOf(page.cursor)}=$(${command} | ${readAndShow(page.value)})`];
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
  const bodies = group.map(({ request }, at) => {
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
