import { shellWord } from '@upspec/document/shell-word';
import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import { locateInBody, type CreatedResourceId } from './created-resource-ids.js';
import { formatCurl, keyOption, plainBase, type CurlTarget } from './curl.js';
import { countLines } from './fit-lines.js';
import { formatScript, type Script } from './format-script.js';
import { usedOf } from './invented-values.js';
import { listedBy, neededSteps, type Showing } from './needed-steps.js';
import type { Prelude } from './script-prelude.js';
import { scriptValues, type ScriptValues } from './script-values.js';
import { isAtOnce, type Flight, type ListPage, type Step } from './step.js';

/** A request, and what went before it. */
export interface Shown extends Showing, ShownDown {
  readonly described: Described;
  readonly sent: WireRequest;
  /** What it created: whether those ids were given before is a matter of what went before. */
  readonly created?: readonly CreatedResourceId[] | undefined;
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number | undefined;
  readonly flight?: Flight | undefined;
  /** The status of its response. */
  readonly status?: number | undefined;
  /** The requests before it, and those that were under way at the same time. */
  readonly steps: readonly Step[];
  /** The page of a list whose cursor it goes on from. */
  readonly follows?: ListPage | undefined;
}

interface ShownDown {
  /** Whether the target does not respond to any request after this one. */
  readonly isDown?: boolean | undefined;
}

const longestScript = 16 * 1024;

/** No script is better for being shorter. */
const fewLines = 2;

/** A script of more lines is a long one. */
const mostLines = 3;

/** Whether a response had to agree with an earlier one. */
function expectsEarlier({ difference }: Shown): boolean {
  const { expected } = difference ?? {};
  const hasNote = expected?.kind === 'value' && expected.note !== undefined;
  return hasNote || expected?.kind === 'words' || expected?.kind === 'before';
}

/**
 * Puts before a command those that create what it requests, so that it shows on a fresh server what
 * it showed in its case: ids become variables of the shell, read from the responses that show them,
 * and those responses are printed on standard error. A list needs as much of what the case changed as
 * its defect shows, and a page that goes on from another takes its cursor from there: the server
 * chooses the order of items of one second. What was sent while it was under way is sent so again.
 * Where that would be long, a list needs what is listed, and otherwise the command is by itself.
 */
export function formatSteps(shown: Shown, target: CurlTarget): string {
  const script = formatNeeded(shown, target);
  const isDown = shown.isDown === true || shown.difference?.location.kind === 'next-requests';
  // The next request has no response.
  const url = script.startsWith('url=') ? '"$url"' : shellWord(plainBase(target.baseUrl));
  return isDown ? `${script}\ncurl -sSi ${url}` : script;
}

function formatNeeded(shown: Shown, target: CurlTarget): string {
  const { described, sent, steps, flight } = shown;
  const single =
    shortest([formatCurl(sent, target), formatCurl(sent, target, { isExact: false })]) ?? '';
  if (steps.length === 0) return single;
  const values = scriptValues(shown, target);
  const isOfCreated = namesCreated(sent, steps);
  const atOnce = new Set(
    [...steps.keys()].filter((at) => isOfCreated && isBeside(steps[at], { sent, flight })),
  );
  const commands = {
    steps,
    ...values,
    again: (shown.created ?? []).map((id) => values.tokenOf(id)),
    atOnce,
    rejected: new Set([...steps.keys()].filter((at) => isRejected(steps[at], shown))),
  };
  const needed = neededSteps(commands, listedBy(described, sent), shown);
  if (needed.length === 0) return single;
  const script = scriptOf(shown, { values, needed, target });
  const prelude = preludeOf(script);
  const scripts = [true, false].flatMap((isExact) => [
    formatScript({ ...script, isExact }),
    formatScript({ ...script, isExact, prelude }),
    formatScript({ ...script, isExact, prelude: { ...prelude, hasParameters: true } }),
  ]);
  const echoed = shortest(scripts);
  // What was returned before matters more than a short command, where it is what was expected.
  if (echoed === undefined || countLines(echoed) <= mostLines || expectsEarlier(shown)) {
    return echoed ?? single;
  }
  const quiet = [undefined, prelude, { ...prelude, hasParameters: true }].map((each) =>
    formatScript({ ...script, isEchoed: false, isExact: false, ...(each && { prelude: each }) }),
  );
  const short = shortest(quiet) ?? echoed;
  return countLines(short) <= mostLines ? short : echoed;
}

/** The first of those that have the fewest lines. */
function shortest(scripts: readonly (string | undefined)[]): string | undefined {
  const written = scripts.filter((text) => text !== undefined && text.length <= longestScript);
  const counts = written.map((text = '') => Math.max(fewLines, countLines(text)));
  return written[counts.indexOf(Math.min(...counts))] ?? written[0];
}

/** Whether a request is about one thing that a step created, so that others may disturb it. */
function namesCreated({ path }: WireRequest, steps: readonly Step[]): boolean {
  const segments = new Set(path.split(/[/?&=]/));
  return steps.some(({ created }) => created.some(({ id }) => segments.has(String(id))));
}

/** Whether a step sent the same as the last request, while that was under way. */
function isBeside(
  step: Step | undefined,
  { sent, flight }: Pick<Shown, 'sent' | 'flight'>,
): boolean {
  if (step?.isRead === true || !isAtOnce(step?.flight, flight)) return false;
  return step?.sent.method === sent.method && step.sent.path === sent.path;
}

/** Whether a step sent to the same URL what was rejected, as the last request was or had to be. */
function isRejected(step: Step | undefined, { sent, difference, status }: Shown): boolean {
  if (step === undefined || step.isDone || step.isRead === true) return false;
  if (step.sent.method !== sent.method || step.sent.path !== sent.path) return false;
  const { location, expected } = difference ?? {};
  if (location?.kind !== 'status') return status !== undefined && status >= 400;
  return expected?.kind === 'status' && /^4/.test(String(expected.statuses[0]));
}

interface Planned {
  readonly values: ScriptValues;
  readonly needed: readonly number[];
  readonly target: CurlTarget;
}

function scriptOf(shown: Shown, { values, needed, target }: Planned): Script {
  const { steps, sent, follows, paused = 0, flight } = shown;
  const before = follows === undefined ? undefined : pageBefore(sent, follows);
  const page = before && { ...before, request: values.applyIds(before.request) };
  const texts = [
    ...needed.map((at) => values.commands[at] ?? ''),
    ...(page === undefined ? [] : [formatCurl(page.request, target)]),
  ];
  const captured = needed.map((index) =>
    usedOf(values.created, { index, texts: [...texts, values.last] }).filter(
      // The page gives its cursor again, for the last command.
      ([token]) => token !== page?.cursor || texts.some((text) => text.includes(token)),
    ),
  );
  const tokens = [
    ...captured.flatMap((own) => own.map(([token]) => token)),
    ...(page === undefined ? [] : [page.cursor]),
  ];
  const names = new Map(
    [...new Set(tokens)].map((token, at, all) => [token, all.length === 1 ? 'id' : `id${at + 1}`]),
  );
  return {
    target,
    variables: names,
    steps: needed.map((index, at) => ({
      request: values.apply(steps[index]?.sent ?? sent, index),
      text: values.commands[index] ?? '',
      captured: captured[at] ?? [],
      paused: steps[index]?.paused ?? 0,
      flight: steps[index]?.flight,
    })),
    page,
    last: {
      request: values.apply(sent, steps.length),
      text: values.last,
      paused,
      flight,
      captured: [],
    },
  };
}

/** The page whose last item a request goes on from. */
function pageBefore(sent: WireRequest, follows: ListPage): Script['page'] {
  const { parameter, text, property } = follows;
  const cursor = new URLSearchParams(sent.path.split('?')[1] ?? '').get(parameter) ?? '';
  const last = locateInBody(text, property, cursor);
  if (last === undefined) return undefined;
  // The items before it may be others on another server.
  const { field: _, ...at } = last;
  return { request: follows.sent, cursor, value: { id: cursor, at } };
}

/** Variables for what all commands of a script have in common. */
function preludeOf({ target, steps, last }: Script): Prelude {
  const options = [...steps, last].map(({ request }) => keyOption(request, target));
  const [option] = options;
  const isShared = option !== undefined && options.every((each) => each === option);
  return { url: plainBase(target.baseUrl), ...(isShared && { key: option }) };
}
