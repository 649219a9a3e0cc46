import { isStatedTime } from '../contract/described.js';
import { showValue } from '../json/show-value.js';
import { sentTimeKey } from './bindings.js';
import { isTimestamp, type Timestamp } from './timestamp.js';
import { readTime, type TimeForm } from './read-time.js';
import { addMismatch, type Anchor, type Pair, type WalkPosition, type Walk } from './walk.js';
import { assertionOf, present, valueOf, type DistanceReading } from '../difference/reading.js';
import type { Readings } from '../difference/difference.js';

/** A property that holds a time, in a recorded object and in its live one. */
export interface TimePair extends Pair {
  readonly name: string;
  /** The recorded owner and the property. */
  readonly key: string;
}

interface NamedTime extends Anchor {
  readonly key: string;
  readonly form: TimeForm;
  /** As it is in the response. */
  readonly value: unknown;
  /** Whether the document itself says that it is a time. */
  readonly isStated: boolean;
}

/** What clocks that round to seconds may disagree by, in seconds. */
const slack = 2;

/** In seconds: larger distances were set by the server on purpose, as an expiry is. */
const shortSpan = 300;

/** In seconds: recordings that take longer are rare. */
const longestSession = 3600;

/**
 * Compares two times; a recorded value that is not a time is not compared here.
 *
 * A time is bound when it is first seen, and must be the same later. Within one object, a nested
 * one included, distances are kept; they are not measured from what is not a time. Between objects
 * the shift may differ by what the recording and this run took.
 *
 * @returns the two as an anchor for other times of the same object; undefined where they are none
 */
export function unifyTime(walk: Walk, pair: TimePair, position: WalkPosition): Anchor | undefined {
  const recorded = readTime(pair.recorded);
  if (recorded === undefined) return undefined;
  const { name, key } = pair;
  const live = readLike(pair.live, recorded.form);
  const anchor: Anchor = {
    name,
    recorded: recorded.seconds,
    live: live ?? Number(pair.live ?? NaN),
  };
  if (live === undefined) {
    addMismatch(walk, position, formMismatch(pair, recorded.form, position));
    return anchor;
  }
  const { form } = recorded;
  const sent = walk.bindings.sentTimes.get(sentTimeKey(name, recorded.seconds));
  if (sent !== undefined) {
    // What the client chose says nothing of the server's clock.
    if (sent === live) return undefined;
    const expected = valueOf(inForm(form, sent), ', as it was sent');
    addMismatch(walk, position, { expected, actual: valueOf(pair.live) });
    return undefined;
  }
  const isStated = isStatedTime(walk.described, position.location);
  const time: NamedTime = { ...anchor, key, form, value: pair.live, isStated };
  const mismatch = mismatchOf(walk, time, position.anchor);
  if (mismatch !== undefined) addMismatch(walk, position, mismatch);
  if (walk.bindings.timestamps.get(key)?.recorded !== time.recorded) bindTime(walk, time, position);
  return anchor;
}

/** The seconds of a live value in the recorded format. */
function readLike(live: unknown, form: TimeForm): number | undefined {
  // A number too large for seconds is rejected where values are checked, not where they are compared.
  if (form === 'seconds') return typeof live === 'number' ? live : undefined;
  const read = readTime(live);
  return read?.form === form ? read.seconds : undefined;
}

interface NamedForm {
  readonly name: string;
  /** The keyword of JSON Schema that asserts it, and its value. */
  readonly keyword: 'type' | 'format';
  readonly limit: string;
}

const forms: Readonly<Record<TimeForm, NamedForm>> = {
  seconds: { name: 'a time in seconds since 1970', keyword: 'type', limit: 'number' },
  milliseconds: { name: 'a time in milliseconds since 1970', keyword: 'type', limit: 'number' },
  iso: { name: 'an ISO 8601 timestamp', keyword: 'format', limit: 'date-time' },
  date: { name: 'an ISO 8601 date', keyword: 'format', limit: 'date' },
  'http-date': { name: 'an HTTP date', keyword: 'format', limit: 'http-date' },
};

function formMismatch(
  { recorded, live }: Pair,
  form: TimeForm,
  { anchor }: WalkPosition,
): Readings {
  const actual = valueOf(live);
  if (form !== 'seconds') {
    const { name, keyword, limit } = forms[form];
    return { expected: assertionOf(keyword, `${name}, as ${showValue(recorded)}`, limit), actual };
  }
  if (live !== undefined && live !== null) return { expected: valueOf(recorded), actual };
  const expected =
    anchor === undefined ? present : distanceTo(anchor, Number(recorded) - anchor.recorded);
  return { expected, actual };
}

function bindTime(walk: Walk, time: NamedTime, { anchor }: WalkPosition): void {
  const { bindings } = walk;
  const { recorded, live } = time;
  const bound = { recorded, live, changes: bindings.changes };
  const origin = bindings.origin ?? (anchor === undefined ? originOf(time) : undefined);
  const spans = [anchor?.recorded, bindings.origin?.recorded]
    .filter((from) => from !== undefined)
    .map((from) => Math.abs(recorded - from))
    .filter((span) => span <= (anchor === undefined ? longestSession : shortSpan));
  walk.bindings = {
    ...bindings,
    timestamps: new Map(bindings.timestamps).set(time.key, bound),
    passed: Math.max(bindings.passed, ...spans),
    ...(origin !== undefined && { origin }),
  };
}

/** A time that did not move at all is not a time of this run: the server had it before. */
function originOf({ recorded, live, form, isStated }: NamedTime): Timestamp | undefined {
  if (!isStated && recorded === live) return undefined;
  return form !== 'seconds' || isTimestamp(live) ? { recorded, live } : undefined;
}

function mismatchOf(walk: Walk, time: NamedTime, anchor: Anchor | undefined): Readings | undefined {
  const { recorded, live, isStated } = time;
  const bound = walk.bindings.timestamps.get(time.key);
  if (bound?.recorded === recorded) {
    if (live === bound.live || mayHaveChanged(walk, time, bound.changes)) return undefined;
    return {
      expected: valueOf(inForm(time.form, bound.live), ', as returned before'),
      actual: valueOf(time.value),
    };
  }
  const sent = walk.bindings.times.get(recorded);
  if (sent === live || (!isStated && live === recorded)) return undefined;
  if (anchor === undefined || (anchor.isOuter === true && !isStated)) {
    return shiftMismatch(walk, time);
  }
  const expected = recorded - anchor.recorded;
  const actual = live - anchor.live;
  if (!isMeasured(anchor, time)) return undefined;
  if (Math.abs(expected - actual) <= toleranceOf(walk, time, expected)) return undefined;
  if (!isStated && isShifted(walk, time, expected)) return undefined;
  return {
    expected: distanceTo(anchor, expected),
    actual: { ...distanceTo(anchor, actual), value: time.value },
  };
}

/** Two changes within the same second look like none in a recording of whole seconds. */
function mayHaveChanged(walk: Walk, time: NamedTime, changes: number): boolean {
  const { recorded, live, isStated, key } = time;
  const bound = walk.bindings.timestamps.get(key);
  if (isStated || bound === undefined || changes === walk.bindings.changes) return false;
  return Number.isInteger(recorded) && Math.abs(live - bound.live) <= walk.elapsed + slack;
}

function isMeasured({ live }: Anchor, { form }: NamedTime): boolean {
  return form === 'seconds' ? isTimestamp(live) : Number.isFinite(live);
}

/** Whole seconds that the document calls a time keep their distance exactly. */
function toleranceOf(walk: Walk, { form, isStated }: NamedTime, span: number): number {
  if (isStated && form === 'seconds') return 0;
  const session = walk.elapsed + walk.bindings.passed + slackOf(form);
  return Math.abs(span) > shortSpan ? session : session + Math.abs(span);
}

function slackOf(form: TimeForm): number {
  return form === 'date' ? 24 * 60 * 60 : slack;
}

function isShifted(walk: Walk, time: NamedTime, span: number): boolean {
  const { origin } = walk.bindings;
  if (origin === undefined) return false;
  const drift = time.live - origin.live - (time.recorded - origin.recorded);
  return Math.abs(drift) <= toleranceOf(walk, time, span);
}

function shiftMismatch(
  walk: Walk,
  { recorded, live, form, value }: NamedTime,
): Readings | undefined {
  const { origin } = walk.bindings;
  if (origin === undefined) return undefined;
  const tolerance = walk.elapsed + Math.abs(recorded - origin.recorded) + slackOf(form);
  const drift = live - origin.live - (recorded - origin.recorded);
  if (Math.abs(drift) <= tolerance) return undefined;
  const start = inForm(form, origin.live);
  return {
    expected: { kind: 'near', value: start, seconds: Math.ceil(tolerance) },
    actual: valueOf(value),
  };
}

/** A time as it would be in the response. */
function inForm(form: TimeForm, seconds: number): string | number {
  if (form === 'seconds') return seconds;
  if (form === 'milliseconds') return Math.round(seconds * 1000);
  const date = new Date(seconds * 1000);
  if (form === 'http-date') return date.toUTCString();
  return form === 'date' ? date.toISOString().slice(0, 10) : date.toISOString();
}

/** A time by its distance from another one. */
function distanceTo({ name }: Pick<Anchor, 'name'>, seconds: number): DistanceReading {
  return { kind: 'distance', from: name, seconds };
}
