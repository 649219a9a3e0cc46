import { isDeepStrictEqual } from 'node:util';
import { shellWord } from '@upspec/document/shell-word';
import type { Described } from '../contract/described.js';
import type { RecordedBody } from '../fixture-format/fixture.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { partBytes } from '../replay/encode-body.js';
import { styledPath } from '../replay/styled-path.js';
import { locateInBody, type CreatedResourceId } from './created-resource-ids.js';
import { formatCurl, type CurlTarget } from './curl.js';
import { terseUrl } from './curl-function.js';
import { plainBase } from './curl-url.js';
import { formatScript } from './format-script.js';
import { usedOf } from './invented-values.js';
import { withoutNumbers } from './loop-names.js';
import { listedBy, neededSteps, type Showing } from './needed-steps.js';
import type { Script, ScriptLayout } from './script.js';
import { layouts } from './script-layouts.js';
import { commonKey, differentKeys } from './script-keys.js';
import { commonPrefixes, nameVariables } from './script-variables.js';
import { scriptValues, type ScriptValues } from './script-values.js';
import { shortContents } from './short-contents.js';
import { isShort, writeShort } from './write-short.js';
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
  /** How often it is sent; once by default. */
  readonly repeats?: number | undefined;
  /** The requests before it, and those that were under way at the same time. */
  readonly steps: readonly Step[];
  /** The page of a list whose cursor it goes on from. */
  readonly follows?: ListPage | undefined;
}

interface ShownDown {
  /** Whether the target does not respond to any request after this one. */
  readonly isDown?: boolean | undefined;
}

/** Whether a response had to agree with an earlier one, or its ids had to be others. */
function expectsEarlier({ difference, created = [] }: Shown): boolean {
  const { expected, actual } = difference ?? {};
  const isKept = expected?.kind === 'value' && typeof expected.value !== 'boolean';
  const hasNote = isKept && expected.note !== undefined;
  const isOfIds = actual?.kind === 'value' && created.some(({ id }) => id === actual.value);
  return (hasNote && actual?.kind === 'value') || isOfIds || expected?.kind === 'before';
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
  const script = formatAsSent(shown, target);
  if (isShort(script, false)) return script;
  const contents = shortContents(shown);
  const shorter = contents && formatAsSent({ ...shown, ...contents }, target);
  // A script with its blanks is read better than one without them.
  const isBetter = shorter !== undefined && isShort(shorter, !isShort(script, true));
  return isBetter ? shorter : script;
}

function formatAsSent(shown: Shown, target: CurlTarget): string {
  const { described, sent, steps, flight } = shown;
  const single =
    writeShort(
      layouts,
      ({ isExact, isTerse }) =>
        repeated(formatCurl(sent, target, { isExact, isTerse }), shown) +
        nextOf(shown, target, isTerse),
    ) ?? '';
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
  // What was returned before matters more than a short command, where it is what was expected.
  const isFitting = ({ isEchoed }: ScriptLayout): boolean => isEchoed || !expectsEarlier(shown);
  const fitting = layouts.map((some) => some.filter(isFitting)).filter(({ length }) => length > 0);
  const write = (layout: ScriptLayout): string | undefined => {
    const written = formatScript(script, layout);
    return written === undefined ? undefined : written + nextOf(shown, target, layout.isTerse);
  };
  return writeShort(fitting, write) ?? single;
}

function repeated(command: string, { repeats }: Shown): string {
  return repeats === undefined ? command : `for n in $(seq ${repeats}); do ${command}; done`;
}

/** Where the target responds to no further request: one that has no response. */
function nextOf({ isDown, difference }: Shown, { baseUrl }: CurlTarget, isTerse: boolean): string {
  if (isDown !== true && difference?.location.kind !== 'next-requests') return '';
  // A server may stop a little after its last response.
  const url = plainBase(baseUrl);
  const command = isTerse ? `curl -sS ${shellWord(terseUrl(url))}` : `curl -sSi ${shellWord(url)}`;
  return `\nsleep 1; ${command}`;
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
  const isResponseRejection = status !== undefined && status >= 400;
  if (location?.kind !== 'status') return isResponseRejection;
  if (isResponseRejection && isSameBody(step.sent, sent)) return true;
  return expected?.kind === 'status' && /^4/.test(String(expected.statuses[0]));
}

function isSameBody(one: WireRequest, other: WireRequest): boolean {
  const none = Buffer.alloc(0);
  // The boundary of a multipart body is another one each time, and its files may have other names.
  if (one.body !== undefined && other.body !== undefined)
    return isDeepStrictEqual(contentOf(one.body), contentOf(other.body));
  return (one.bytes ?? none).equals(other.bytes ?? none);
}

function contentOf(body: RecordedBody): unknown {
  if (!('multipart' in body)) return body;
  return body.multipart.map((part) => [part.name, partBytes(part)]);
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
  const unnumberedOf = (request: WireRequest): string =>
    formatCurl(withoutNumbers(request), target);
  const requests = {
    steps: needed.map((index, at) => ({
      request: values.apply(steps[index]?.sent ?? sent, index),
      text: values.commands[index] ?? '',
      unnumbered: unnumberedOf(values.apply(steps[index]?.sent ?? sent, index)),
      captured: captured[at] ?? [],
      paused: steps[index]?.paused ?? 0,
      flight: steps[index]?.flight,
    })),
    last: {
      request: values.apply(sent, steps.length),
      text: values.last,
      unnumbered: unnumberedOf(values.apply(sent, steps.length)),
      paused,
      flight,
      captured: [],
    },
  };
  const all = [...requests.steps, requests.last];
  const { style = plainProfile.requests } = target;
  const named = all.map(({ request, text }) => ({ path: styledPath(request.path, style), text }));
  return {
    target,
    key: commonKey(all, target),
    keys: differentKeys(all, target),
    variables: nameVariables(tokens),
    prefixes: page === undefined ? commonPrefixes([...new Set(tokens)], named) : new Map(),
    page,
    ...requests,
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
  const isSingle = text.split(JSON.stringify(property)).length === 2;
  return { request: follows.sent, cursor, value: { id: cursor, at: isSingle ? last : at } };
}
