import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import { insertVariables } from './insert-variables.js';
import { capture, quietly, show } from './capture-values.js';
import { givenValues, type GivenValue } from './given-values.js';
import { inventedValues, usedOf } from './invented-values.js';
import {
  createdResourceIds,
  type IdResponse,
  type CreatedResourceId,
} from './created-resource-ids.js';
import {
  listedBy,
  mostSteps,
  neededSteps,
  type CaseCommands,
  type OriginOfId,
} from './needed-steps.js';
import { readValue } from './read-value.js';
import { openStandIns, type StandIns } from './stand-ins.js';
import { openTagStandIns } from './tag-stand-ins.js';

/** A request of a case that may have changed the server, and what it created. */
export interface Step {
  readonly sent: WireRequest;
  /** The ids of what it created. */
  readonly created: readonly CreatedResourceId[];
  /** Whether the server did what was requested. */
  readonly isDone: boolean;
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number;
  /** What else its response gave that a later request may send back. */
  readonly given?: readonly GivenValue[];
  /** Whether it changes nothing. */
  readonly isRead?: true;
}

/** A page of a list, from which another one goes on. */
export interface ListPage {
  readonly sent: WireRequest;
  /** The ids of its items, in their order. */
  readonly ids: readonly string[];
  /** The property of an item that is its id. */
  readonly property: string;
  /** The query parameter that the id of the last item is sent in. */
  readonly parameter: string;
}

const longestScript = 16 * 1024;

/** What later requests of a case may need of this one; undefined where they can need nothing. */
export function readStep(
  described: Described,
  sent: WireRequest,
  response: IdResponse,
): Step | undefined {
  const given = givenValues(response);
  if (sent.method === 'GET' || sent.method === 'HEAD') {
    return given.length === 0
      ? undefined
      : { sent, created: [], isDone: false, given, isRead: true };
  }
  const isDone = response.status >= 200 && response.status < 300;
  return { sent, created: createdResourceIds(described, sent, response), isDone, given };
}

/** A request, and what went before it. */
export interface Shown {
  readonly described: Described;
  readonly sent: WireRequest;
  /** What it created: whether those ids were given before is a matter of what went before. */
  readonly created?: readonly CreatedResourceId[] | undefined;
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number | undefined;
  readonly steps: readonly Step[];
  /** The page of a list whose cursor it goes on from. */
  readonly follows?: ListPage | undefined;
}

/**
 * Puts before a command those that create what it requests, so that it shows on a fresh server what
 * it showed in its case: ids become variables of the shell, read from the responses that show them,
 * and those responses are printed on standard error. A list needs all that the case changed, and a
 * page that goes on from another takes its cursor from there: the server chooses the order of items
 * of one second. Where that would be long, a list needs what is listed, and otherwise the command
 * is alone.
 */
export function formatSteps(shown: Shown, format: (request: WireRequest) => string): string {
  const { described, sent, steps } = shown;
  const script = openScript(shown, format);
  const needed = neededSteps(script, listedBy(described, sent));
  if (needed.length === 0) return format(sent);
  // What was waited before the first of them changes nothing.
  script.rest(steps[needed[0] ?? 0]?.paused ?? 0);
  const before =
    needed.length > mostSteps
      ? repeat(needed.map((index) => script.commands[index] ?? ''))
      : script.commandsOf(needed);
  if (before === undefined) return format(sent);
  const pause = script.rest(shown.paused ?? 0);
  const lines = [...before, ...script.pageBefore(), pause + script.insert(script.last)];
  const text = lines.join('\n');
  return text.length > longestScript ? format(sent) : text;
}

/** The commands of a case, with variables for the ids that it created. */
interface Script extends CaseCommands {
  commandsOf(needed: readonly number[]): readonly string[];
  pageBefore(): readonly string[];
  insert(command: string): string;
  /** A command that waits until so many milliseconds of the case's pauses have passed. */
  rest(until: number): string;
}

/** An id that is shorter appears in commands by chance. */
const shortestToken = 6;

function openScript(
  { described, sent, steps, created: again = [], follows }: Shown,
  format: (request: WireRequest) => string,
): Script {
  const standIns = openStandIns(
    described,
    steps.flatMap((step) => step.created),
  );
  const tags = openTagStandIns(steps);
  const commands = steps.map((step, at) => format(tags.apply(standIns.apply(step.sent), at)));
  const last = format(tags.apply(standIns.apply(sent), steps.length));
  const ids = firstCreated(steps, standIns);
  const created = new Map([...inventedValues(steps, commands), ...tags.given, ...ids]);
  const names = new Map<string, string>();
  const chosen = [...created].filter(([, { at }]) => at.in === 'request');
  const insert = (command: string): string => {
    const own = chosen.reduce(
      (text, [token, { id }]) => text.replaceAll(token, String(id)),
      command,
    );
    return insertVariables(own, names);
  };
  const pauses = new Pauses();
  const name = (token: string): string => {
    const variable = `id${names.size + 1}`;
    names.set(token, variable);
    return variable;
  };
  return {
    steps,
    commands,
    last,
    again: again.map((id) => standIns.tokenOf(id)),
    created,
    insert,
    rest: (until) => pauses.rest(until),
    commandsOf(needed) {
      return needed.map((index) => {
        const pause = pauses.rest(steps[index]?.paused ?? 0);
        const command = insert(commands[index] ?? '');
        const own = usedOf(created, {
          index,
          texts: [...needed.map((at) => commands[at] ?? ''), last],
        });
        return `${pause}${capture(command, own, name)}`;
      });
    },
    pageBefore() {
      if (follows === undefined) return [];
      const cursor = new URLSearchParams(sent.path.split('?')[1] ?? '').get(follows.parameter);
      const position = follows.ids.indexOf(cursor ?? '') + 1;
      if (cursor === null || position === 0) return [];
      const page = quietly(insert(format(standIns.apply(follows.sent))));
      const at = { in: 'body', property: follows.property, position } as const;
      return [`${name(cursor)}=$(${page} | ${show} | ${readValue({ at, id: cursor })})`];
    },
  };
}

/** What the steps created, by what replaces it in commands. */
function firstCreated(
  steps: readonly Step[],
  standIns: Pick<StandIns, 'tokenOf'>,
): ReadonlyMap<string, OriginOfId> {
  const created = new Map<string, OriginOfId>();
  for (const [step, each] of steps.entries()) {
    for (const id of each.created) {
      const token = standIns.tokenOf(id);
      if (token.length >= shortestToken && !created.has(token))
        created.set(token, { ...id, step, isCreated: true });
    }
  }
  return created;
}

/** What a case waited, as commands that wait as long. */
class Pauses {
  #rested = 0;

  /** A command that waits until so many milliseconds of the pauses have passed. */
  rest(until: number): string {
    const seconds = Math.ceil((until - this.#rested) / 1000);
    this.#rested = Math.max(until, this.#rested);
    return seconds > 0 ? `sleep ${seconds}; ` : '';
  }
}

/** So many times the same, as a loop; undefined where they differ. What they make has no name then. */
function repeat(commands: readonly string[]): readonly string[] | undefined {
  const [first = ''] = commands;
  if (commands.some((command) => command !== first)) return undefined;
  return [`for n in $(seq ${commands.length}); do ${quietly(first)} > /dev/null; done`];
}
