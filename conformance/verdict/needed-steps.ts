import type { Described } from '../contract/described.js';
import type { Difference } from '../difference/difference.js';
import type { WireRequest } from '../replay/build-request.js';
import { idsOf, type ListedPage } from '../replay/listed-page.js';
import { matchRequest } from '../replay/match-request.js';
import { cookieFile } from './curl-cookies.js';
import type { GivenValue } from './given-values.js';
import { openTokenSearch } from './token-search.js';

/** A script of more commands is too long to be read. */
export const mostSteps = 24;

/** The commands of a case, in their order. */
export interface CaseCommands {
  readonly steps: readonly {
    readonly sent: WireRequest;
    readonly isDone: boolean;
    readonly isRead?: true;
  }[];
  readonly commands: readonly string[];
  readonly last: string;
  /** What replaces in commands the ids that the last request created, too. */
  readonly again: readonly string[];
  /** By what replaces an id in commands. */
  readonly created: ReadonlyMap<string, OriginOfId>;
  /** Which steps sent the same as the last request while that was under way. */
  readonly atOnce?: ReadonlySet<number>;
  /** Which steps were rejected as the last request was to be, and changed nothing. */
  readonly rejected?: ReadonlySet<number>;
}

export interface OriginOfId extends GivenValue {
  /** The kind of resource whose id it is. */
  readonly resource?: string;
  /** Whether it is the id of what the step created. */
  readonly isCreated?: true;
  /** Which step created it first. */
  readonly step: number;
}

/** What an operation lists; undefined where it lists nothing. */
export interface Listed {
  /** Undefined where the contract does not say which kind of resource. */
  readonly resource: string | undefined;
}

/** What a request lists; undefined where it lists nothing. */
export function listedBy(described: Described, sent: WireRequest): Listed | undefined {
  const operation = matchRequest(described, sent);
  if (operation === undefined) return undefined;
  const resource = Object.entries(described.resources).find(
    ([, { lister }]) => lister === operation,
  )?.[0];
  const isList = resource !== undefined || described.operations[operation]?.paging !== undefined;
  return isList ? { resource } : undefined;
}

/** What the last response shows, as far as it says which steps led to it. */
export interface Showing {
  readonly difference?: Difference | undefined;
  /** The list that the response holds. */
  readonly page?: ListedPage | undefined;
}

/** Which steps created or changed what a command names, and what those name in their turn. */
export function neededSteps(
  script: CaseCommands,
  listed: Listed | undefined,
  showing: Showing = {},
): readonly number[] {
  const need = listed === undefined ? 'named' : needOfList(script, listed, showing);
  const needed = stepsFor(script, need);
  if (need !== 'done' || needed.length <= mostSteps || listed?.resource === undefined) {
    return needed;
  }
  const isSame = needed.every((at) => script.commands[at] === script.commands[needed[0] ?? 0]);
  return isSame ? needed : stepsFor(script, { resource: listed.resource });
}

/**
 * What is needed besides what the last command names: nothing, all that was done, one kind of resource,
 * or what some ids name.
 */
type Needed =
  'named' | 'done' | { readonly resource: string } | { readonly tokens: readonly string[] };

/** A list shows most of its defects by one item, and some by none. */
function needOfList(
  { created }: CaseCommands,
  { resource }: Listed,
  { difference, page }: Showing,
): Needed {
  if (difference === undefined) return 'done';
  const { location, expected, actual } = difference;
  if (location.kind === 'header') return 'named';
  if (location.kind === 'status') {
    const isRejection = expected.kind === 'status' && /^4/.test(String(expected.statuses[0]));
    return isRejection && actual.kind === 'status' && !/^5/.test(String(actual.statuses[0]))
      ? 'named'
      : 'done';
  }
  if (location.kind !== 'body') return 'done';
  const isOfOne =
    expected.kind === 'schema' || actual.kind === 'absent' || actual.kind === 'present';
  const position = page === undefined ? undefined : positionInList(location.pointer, page);
  const isOrder = ['sorted', 'before', 'cursor-item', 'count', 'at-most'].includes(expected.kind);
  const tokens = [...created];
  if (position !== undefined) {
    const own = tokens.filter(([, { id, isCreated }]) => isCreated && position.ids.has(String(id)));
    return own.length === 0 || isOrder ? 'done' : { tokens: own.map(([token]) => token) };
  }
  if (!isOfOne || isOrder) return 'done';
  const last = tokens.findLast(([, each]) => each.isCreated === true && each.resource === resource);
  return last === undefined ? 'done' : { tokens: [last[0]] };
}

/** The items up to that of a location, none where that is a list; undefined outside of the list. */
function positionInList(
  location: string,
  { pointer, items, itemId }: ListedPage,
): { readonly ids: ReadonlySet<string> } | undefined {
  if (location !== pointer && !location.startsWith(`${pointer}/`)) return undefined;
  const [, index, property] = /^\/(\d+)\/([^/]+)/.exec(location.slice(pointer.length)) ?? [];
  const count = index === undefined || property === itemId ? 0 : Number(index) + 1;
  return { ids: new Set(idsOf({ pointer, itemId, items: items.slice(0, count) })) };
}

function stepsFor(
  { steps, commands, created, last, again, atOnce, rejected }: CaseCommands,
  need: Needed,
): readonly number[] {
  const isOfKind = (each: OriginOfId): boolean =>
    typeof need === 'object' && 'resource' in need && each.resource === need.resource;
  const expected = new Set<string>([
    ...(need === 'named' ? again.filter((token) => created.has(token)) : []),
    ...(typeof need === 'object' && 'tokens' in need ? need.tokens : []),
    ...[...created].filter(([, each]) => isOfKind(each)).map(([token]) => token),
  ]);
  const namedIn = openTokenSearch(created.keys());
  const makers = new Map<number, string[]>();
  for (const [token, { step }] of created) makers.set(step, [...(makers.get(step) ?? []), token]);
  // Whoever sends the cookies of a session has logged in before.
  const allFiles = new Set(steps.map(({ sent }) => cookieFile(sent)));
  const files = new Set<string>();
  const want = (command: string, named: readonly string[]): void => {
    for (const token of named) expected.add(token);
    for (const file of allFiles) if (command.includes(file)) files.add(file);
  };
  want(last, namedIn(last));
  const needed: number[] = [];
  for (const index of [...steps.keys()].reverse()) {
    const command = commands[index] ?? '';
    const named = namedIn(command);
    const makes = makers.get(index)?.some((token) => expected.has(token)) === true;
    const isRead = steps[index]?.isRead === true;
    const isRejected = rejected?.has(index) === true;
    const changes = !isRead && !isRejected && named.some((token) => expected.has(token));
    const isListed = need === 'done' && steps[index]?.isDone === true;
    // What is deleted may take others with it.
    const isDeletion = steps[index]?.isDone === true && steps[index].sent.method === 'DELETE';
    const deletes = expected.size > 0 && isDeletion;
    const sent = steps[index]?.sent;
    const opens = sent?.session === '' && files.has(cookieFile(sent));
    const isBeside = atOnce?.has(index) === true;
    if (!makes && !changes && !isListed && !deletes && !opens && !isBeside) continue;
    needed.push(index);
    want(command, named);
  }
  return needed.reverse();
}
