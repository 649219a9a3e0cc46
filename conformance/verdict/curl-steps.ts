import type { WireRequest } from '../replay/build-request.js';

/** A request of a case that may have changed the server, and what its answer named. */
export interface Step {
  readonly sent: WireRequest;
  /** The values of `id` in its answer, in their order. */
  readonly ids: readonly string[];
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number;
}

const mostSteps = 24;
const longestScript = 16 * 1024;
/** Shorter ones stand in texts by chance. */
const shortestId = 6;
const idMember = /"id"[ \t]*:[ \t]*"([^"\\]*)"/g;

/** What later requests of a case may need of this one; undefined where it changes nothing. */
export function readStep(
  sent: WireRequest,
  answer: { readonly status: number; readonly bytes: Buffer },
): Step | undefined {
  if (sent.method === 'GET' || sent.method === 'HEAD') return undefined;
  const isDone = answer.status >= 200 && answer.status < 300;
  const text = isDone && answer.bytes.length < 1024 * 1024 ? answer.bytes.toString('utf8') : '';
  return { sent, ids: [...text.matchAll(idMember)].map(([, id = '']) => id) };
}

/** A request, and what went before it. */
export interface Shown {
  readonly sent: WireRequest;
  /** The ids in its answer: whether they were given before is a matter of what went before. */
  readonly ids?: readonly string[] | undefined;
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number | undefined;
  readonly steps: readonly Step[];
  /** The page of a list whose cursor it goes on from, and the ids on that page. */
  readonly follows?: Step | undefined;
}

/**
 * Puts before a command those that make what it asks about, so that it shows on a fresh server what it
 * showed in its case: ids become variables of the shell, read from the answers that name them, and
 * those answers are shown on standard error. A list
 * needs all that the case made, and a page that goes on from another takes its cursor from there: in
 * which order files of one second stand is the server's affair. Where that would be long, the command
 * stands alone.
 */
export function formatSteps(
  { sent, ids = [], paused = 0, steps, follows }: Shown,
  format: (request: WireRequest) => string,
): string {
  const last = format(sent);
  const made = madeIds(steps);
  const commands = steps.map((step) => format(step.sent));
  const isList = sent.method === 'GET' && /^\/files(\?|$)/.test(sent.path);
  const needed = neededSteps({ steps, commands, made, last, ids, isList });
  if (needed.length === 0) return last;
  const names = new Map<string, string>();
  let rested = 0;
  const rest = (until: number): string => {
    const seconds = Math.ceil((until - rested) / 1000);
    rested = until;
    return seconds > 0 ? `sleep ${seconds}; ` : '';
  };
  rest(steps[needed[0] ?? 0]?.paused ?? 0);
  const before =
    needed.length > mostSteps
      ? repeat(needed.map((index) => commands[index] ?? ''))
      : needed.map((index) => {
          const pause = rest(steps[index]?.paused ?? rested);
          const command = quietly(insertIds(commands[index] ?? '', names));
          const own = [...made].filter(([, { step }]) => step === index);
          const [first] = own;
          if (first === undefined) return `${pause}${command} > /dev/null`;
          const [id, { place }] = first;
          const name = `id${names.size + 1}`;
          names.set(id, name);
          return `${pause}${name}=$(${command} | ${show} | ${readId(place)})`;
        });
  if (before === undefined) return last;
  const lines = [...before];
  const cursor = new URLSearchParams(sent.path.split('?')[1] ?? '').get('after') ?? '';
  const place = follows?.ids.indexOf(cursor) ?? -1;
  if (follows !== undefined && place !== -1) {
    const page = quietly(insertIds(format(follows.sent), names));
    const name = `id${names.size + 1}`;
    names.set(cursor, name);
    lines.push(`${name}=$(${page} | ${show} | ${readId(place + 1)})`);
  }
  const script = [...lines, rest(Math.max(rested, paused)) + insertIds(last, names)].join('\n');
  return script.length > longestScript ? last : script;
}

/** So many times the same, as a loop; undefined where they differ. What they make bears no name then. */
function repeat(commands: readonly string[]): readonly string[] | undefined {
  const [first = ''] = commands;
  if (commands.some((command) => command !== first)) return undefined;
  return [`for n in $(seq ${commands.length}); do ${quietly(first)} > /dev/null; done`];
}

/** Unlike `tee`, awk does not open the name anew: standard error may be a file or a socket. */
const show = `awk '{print; print > "/dev/stderr"}'`;

interface Made {
  /** Which step's answer named it first, and as the how-manieth id in it, from 1 on. */
  readonly step: number;
  readonly place: number;
}

function madeIds(steps: readonly Step[]): ReadonlyMap<string, Made> {
  const made = new Map<string, Made>();
  for (const [step, { ids }] of steps.entries()) {
    for (const [index, id] of ids.entries()) {
      if (id.length >= shortestId && !made.has(id)) made.set(id, { step, place: index + 1 });
    }
  }
  return made;
}

interface Needs {
  readonly steps: readonly Step[];
  readonly commands: readonly string[];
  readonly made: ReadonlyMap<string, Made>;
  readonly last: string;
  readonly ids: readonly string[];
  readonly isList: boolean;
}

/** Which steps made or changed what a command names, and what those name in their turn. */
function neededSteps({ steps, commands, made, last, ids, isList }: Needs): readonly number[] {
  const wanted = new Set<string>(isList ? [] : ids.filter((id) => made.has(id)));
  const want = (command: string): void => {
    for (const id of made.keys()) if (command.includes(id)) wanted.add(id);
  };
  want(last);
  const needed: number[] = [];
  for (const index of [...steps.keys()].reverse()) {
    const command = commands[index] ?? '';
    const makes = [...made].some(([id, { step }]) => step === index && wanted.has(id));
    const changes = [...wanted].some((id) => command.includes(id));
    const isListed = isList && steps[index]?.ids.length !== 0;
    // What is deleted may take others with it.
    const deletes = wanted.size > 0 && steps[index]?.sent.method === 'DELETE';
    if (!makes && !changes && !isListed && !deletes) continue;
    needed.unshift(index);
    want(command);
  }
  return needed;
}

/** Every id stands in single quotes, where a variable has to leave them. */
function insertIds(command: string, names: ReadonlyMap<string, string>): string {
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length);
  return longestFirst.reduce((text, [id, name]) => text.replaceAll(id, `'"$${name}"'`), command);
}

function quietly(command: string): string {
  return command.replace('curl -sS -i ', 'curl -sS ');
}

function readId(place: number): string {
  return `grep -o '"id" *: *"[^"]*"' | sed -n '${place}s/.*"\\(.*\\)"$/\\1/p'`;
}
