import type { WireRequest } from '../replay/build-request.js';
import { findLoop, type CommandLoop } from './find-loops.js';
import type { GivenValue } from './given-values.js';
import { isAtOnce, type Flight } from './step.js';

/** A request of a script. */
export interface ScriptStep {
  /** With strings in place of values that are others in each run. */
  readonly request: WireRequest;
  /** Its command with those strings. */
  readonly text: string;
  /** The same with files whose names have no number. */
  readonly unnumbered: string;
  /** The values that later commands need of its response. */
  readonly captured: readonly (readonly [token: string, value: GivenValue])[];
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused: number;
  readonly flight: Flight | undefined;
}

interface Grouping {
  /** How many groups are made; further steps are left out. */
  readonly most: number;
  /** Whether a loop may give several values. */
  readonly isListed: boolean;
}

/** Steps that are one statement: sent at the same time, or the same over and over. */
export function groupSteps(
  steps: readonly ScriptStep[],
  { most, isListed }: Grouping,
): readonly (readonly ScriptStep[])[] {
  const groups: ScriptStep[][] = [];
  for (let at = 0; at < steps.length && groups.length < most;) {
    const count = Math.max(countAtOnce(steps, at), countAlike(steps, { start: at, isListed }));
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
 * The last step is not part of a loop, as its response is the one that matters. Of a value that is
 * needed later, the last command of a loop is the one that sets it.
 */
function countAlike(
  steps: readonly ScriptStep[],
  { start, isListed }: { readonly start: number; readonly isListed: boolean },
): number {
  const pause = pauseAt(steps, start + 1);
  const rest = steps.slice(start, -1);
  const end = rest.findIndex(
    (step, at) =>
      (step.captured.length > 0 && !(isListed && isListable(step))) ||
      (at > 0 && pauseAt(steps, start + at) !== pause),
  );
  const alike = end === -1 ? rest : rest.slice(0, end);
  return Math.max(
    findLoop(alike.map(({ text }) => text))?.count ?? 1,
    countWords(findLoop(alike.map(({ unnumbered }) => unnumbered))),
  );
}

/** How many commands of a loop have a word of their own, which the names of files may have, too. */
function countWords(loop: CommandLoop | undefined): number {
  return loop === undefined || loop.values.length === 0 ? 1 : loop.count;
}

/** Whether one command reads what is needed of a response, whichever of a loop it is of. */
export function isListable({ captured: [first, ...others] }: ScriptStep): boolean {
  if (first === undefined) return true;
  const [, { id, at, near }] = first;
  return others.length === 0 && near === undefined && at.in === 'body' && typeof id === 'string';
}

/** In milliseconds: what was waited between a step and the one before it. */
export function pauseAt(steps: readonly ScriptStep[], at: number): number {
  return (steps[at]?.paused ?? 0) - (steps[at - 1]?.paused ?? 0);
}
