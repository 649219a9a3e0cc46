import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import { matchRequest } from '../replay/match-request.js';
import { cookieFile } from './curl.js';
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

/** Which steps created or changed what a command names, and what those name in their turn. */
export function neededSteps(script: CaseCommands, listed: Listed | undefined): readonly number[] {
  if (listed === undefined) return stepsFor(script, 'named');
  const all = stepsFor(script, 'done');
  const { resource } = listed;
  const isSame = all.every((index) => script.commands[index] === script.commands[all[0] ?? 0]);
  if (all.length <= mostSteps || isSame || resource === undefined) return all;
  return stepsFor(script, { resource });
}

/** What is needed besides what the last command names: nothing, all that was done, or one kind of resource. */
type Needed = 'named' | 'done' | { readonly resource: string };

function stepsFor(
  { steps, commands, created, last, again }: CaseCommands,
  need: Needed,
): readonly number[] {
  const isOfKind = (each: OriginOfId): boolean =>
    typeof need === 'object' && each.resource === need.resource;
  const expected = new Set<string>([
    ...(need === 'named' ? again.filter((token) => created.has(token)) : []),
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
    const changes = !isRead && named.some((token) => expected.has(token));
    const isListed = need === 'done' && steps[index]?.isDone === true;
    // What is deleted may take others with it.
    const deletes = expected.size > 0 && steps[index]?.sent.method === 'DELETE';
    const sent = steps[index]?.sent;
    const opens = sent?.session === '' && files.has(cookieFile(sent));
    if (!makes && !changes && !isListed && !deletes && !opens) continue;
    needed.push(index);
    want(command, named);
  }
  return needed.reverse();
}
