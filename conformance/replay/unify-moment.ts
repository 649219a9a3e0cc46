import type { Moment } from './bindings.js';
import { isMoment } from './moment.js';
import { addMismatch, type Anchor, type Spot, type Walk } from './walk.js';

export interface NamedMoment extends Anchor {
  /** The recorded owner and the property. */
  readonly key: string;
}

/** What clocks that round to seconds may disagree by, in seconds. */
const slack = 2;

/**
 * Binds a moment at its first sight. Seen again it must be the same; within one object, a nested one
 * included, distances are exact, and not measured from what is no moment; between objects the shift may differ by what the recording and
 * this run took.
 */
export function unifyMoment(walk: Walk, moment: NamedMoment, spot: Spot): void {
  const fault = faultOf(walk, moment, spot.anchor);
  if (fault !== undefined) addMismatch(walk, spot, fault);
  if (walk.bindings.moments.has(moment.key)) return;
  const origin = walk.bindings.origin ?? (spot.anchor === undefined ? originOf(moment) : undefined);
  walk.bindings = {
    ...walk.bindings,
    moments: new Map(walk.bindings.moments).set(moment.key, moment.live),
    ...(origin !== undefined && { origin }),
  };
}

function originOf({ recorded, live }: NamedMoment): Moment | undefined {
  return isMoment(live) ? { recorded, live } : undefined;
}

interface Fault {
  readonly wanted: string;
  readonly got: string;
}

function faultOf(walk: Walk, moment: NamedMoment, anchor: Anchor | undefined): Fault | undefined {
  const { recorded, live } = moment;
  const bound = walk.bindings.moments.get(moment.key);
  if (bound !== undefined) {
    return live === bound ? undefined : { wanted: `${bound}, as told before`, got: `${live}` };
  }
  if (anchor !== undefined) {
    if (!isMoment(anchor.live)) return undefined;
    const wanted = recorded - anchor.recorded;
    const got = live - anchor.live;
    if (wanted === got) return undefined;
    return { wanted: distanceTo(anchor, wanted), got: `${distanceTo(anchor, got)} (${live})` };
  }
  const { origin } = walk.bindings;
  if (origin === undefined) return undefined;
  const tolerance = walk.elapsed + Math.abs(recorded - origin.recorded) + slack;
  const drift = live - origin.live - (recorded - origin.recorded);
  if (Math.abs(drift) <= tolerance) return undefined;
  return {
    wanted: `a moment of this run, within ${Math.ceil(tolerance)} s of ${origin.live}`,
    got: `${live}`,
  };
}

/** A moment told by its distance from another: `created_at + 3600`. */
export function distanceTo({ name }: Pick<Anchor, 'name'>, seconds: number): string {
  if (seconds === 0) return name;
  return `${name} ${seconds < 0 ? '-' : '+'} ${Math.abs(seconds)}`;
}
