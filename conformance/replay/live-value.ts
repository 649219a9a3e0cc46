import type { ComparedValue } from '@upspec/document';
import { comparisonOf, propertyOf, equalValue } from '../contract/described.js';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { isScalar, liveOf, scopeOf, type Bindings, type Scalar } from './bindings.js';
import { chooseOption } from './choose-option.js';
import { encodeSegment } from './encode-segment.js';
import { matchPath } from './match-path.js';
import { readTime, writeTime } from './read-time.js';
import { liveWithheld } from './withheld-value.js';
import type { ReplayClock } from './walk.js';

/** What a recorded value is turned into a live one with. */
export interface Substitution extends Pick<ReplayClock, 'described' | 'fits'> {
  readonly bindings: Bindings;
  /** An id that is not bound yet. */
  readonly onUnbound?: (scope: string, value: Scalar) => void;
  /** A time, in seconds: the recorded and the live one. */
  readonly onTime?: (time: SentTime) => void;
}

/** A time that a request carries, in seconds. */
export interface SentTime {
  readonly location: string;
  readonly recorded: number;
  readonly live: number;
  /** Whether no response showed it before: the client chose it. */
  readonly isOwn: boolean;
}

/**
 * A recorded value, how it is compared, and its location: `Pet.ownerId`, `listPets query owner`.
 */
export interface LocatedValue {
  readonly rule: ComparedValue;
  readonly value: unknown;
  readonly location: string;
}

/**
 * The live value of a recorded one. Ids, times and links are replaced where the contract says that
 * they are, never because two values are equal; what was never bound stays as it is.
 */
export function liveValue(how: Substitution, { rule, value, location }: LocatedValue): unknown {
  const withheld = liveWithheld(how.bindings, location, value);
  if (withheld !== undefined) return withheld;
  switch (rule.mode) {
    case 'assigned': {
      const scope = scopeOf(rule, location);
      const live = liveOf(how.bindings, scope, value);
      if (live !== undefined) return inTypeOf(value, live);
      if (Array.isArray(value)) {
        return value.map((each: unknown) => liveValue(how, { rule, value: each, location }));
      }
      if (isScalar(value)) how.onUnbound?.(scope, value);
      return liveParts(how, rule.schema, value);
    }
    case 'time':
      return liveTime(how, value, location);
    case 'link':
      return typeof value === 'string' ? liveLink(how, value) : value;
    case 'equal':
      noteOwnTime(how, value, location);
      return liveParts(how, rule.schema, value);
    case 'free':
      return liveParts(how, rule.schema, value);
    default:
      return rule.mode satisfies never;
  }
}

/** An integer id that was seen in a path is still an integer in a body, and the other way round. */
function inTypeOf(recorded: unknown, live: Scalar): Scalar {
  if (typeof recorded === 'string') return String(live);
  return typeof recorded === 'number' && Number.isFinite(Number(live)) ? Number(live) : live;
}

function liveParts(how: Substitution, schema: string | undefined, value: unknown): unknown {
  if (schema === undefined) return value;
  const comparison = comparisonOf(how.described, schema);
  if (comparison === undefined) return value;
  if (Array.isArray(value)) {
    const { items } = comparison;
    return items === undefined
      ? value
      : value.map((item: unknown) =>
          liveValue(how, { rule: items, value: item, location: items.schema ?? schema }),
        );
  }
  // A request may send one id where a list is right, to see it rejected.
  if (comparison.items !== undefined && isScalar(value)) {
    const rule = comparison.items;
    return liveValue(how, { rule, value, location: rule.schema ?? schema });
  }
  const option = chooseOption(how, schema, value);
  const fitted = option === undefined ? value : liveParts(how, option, value);
  return isJsonObject(fitted) ? liveObject(how, schema, fitted) : fitted;
}

function liveObject(how: Substitution, schema: string, value: JsonObject): JsonObject {
  const comparison = comparisonOf(how.described, schema);
  const entries = Object.entries(value).map(([property, inner]): [string, unknown] => {
    const own = propertyOf(comparison, property);
    const rule = own ?? comparison?.additional ?? equalValue;
    const live = liveValue(how, { rule, value: inner, location: `${schema}.${property}` });
    const { additional, keys } = comparison ?? {};
    if (own !== undefined || additional === undefined || keys?.mode !== 'assigned') {
      return [property, live];
    }
    const key = liveValue(how, { rule: keys, value: property, location: `${schema} keys` });
    return [String(key), live];
  });
  return Object.fromEntries(entries);
}

/** A time that was seen or sent before is the same again; another is moved by the replay's shift. */
function liveTime({ bindings, onTime }: Substitution, value: unknown, location: string): unknown {
  const read = readTime(value);
  if (read === undefined) return value;
  const { times, origin } = bindings;
  const { seconds: recorded } = read;
  const seen = timestampOf(bindings, recorded);
  const shift = origin === undefined ? 0 : origin.live - origin.recorded;
  const live = times.get(recorded) ?? seen ?? recorded + shift;
  const written = live === recorded ? value : writeTime(live, value);
  // A number may be written with fewer digits than its value has.
  const sent = readTime(written)?.seconds ?? live;
  onTime?.({ location, recorded, live: sent, isOwn: seen === undefined });
  return written;
}

/** The live time that a response showed for a recorded one. */
function timestampOf({ timestamps }: Bindings, recorded: number): number | undefined {
  return [...timestamps.values()].find((each) => each.recorded === recorded)?.live;
}

/** In seconds since 1970: in 1973. Smaller numbers are rarely times. */
const earliest = 100_000_000;

/** A time that a request sends as it was recorded is the client's own. */
function noteOwnTime({ bindings, onTime }: Substitution, value: unknown, location: string): void {
  const read = onTime === undefined ? undefined : readTime(value);
  if (read === undefined || read.seconds < earliest) return;
  const isOwn = timestampOf(bindings, read.seconds) === undefined;
  onTime?.({ location, recorded: read.seconds, live: read.seconds, isOwn });
}

/** A link to an operation with live parameters; its host and base path stay as they are. */
export function liveLink(how: Substitution, link: string): string {
  const { head, path, query } = splitLink(link);
  const match = matchPath(how.described, path);
  if (match === undefined) return link;
  let live = path;
  for (const { parameter, name, text, start, end } of [...match.parameters].reverse()) {
    const location = `${match.operation} path ${name}`;
    const replaced = liveValue(how, { rule: parameter.value, value: text, location });
    if (replaced === text) continue;
    live = live.slice(0, start) + encodeSegment(String(replaced)) + live.slice(end);
  }
  return head + live + liveQuery(how, match.operation, query);
}

function splitLink(link: string): { head: string; path: string; query: string } {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/i.exec(link);
  return { head: match?.[1] ?? '', path: match?.[2] ?? '', query: match?.[3] ?? '' };
}

/**
 * A query with its live values.
 *
 * @param query with its question mark, or empty
 */
export function liveQuery(how: Substitution, operation: string, query: string): string {
  return query
    .split(/(?=[?&#])/)
    .map((piece) => {
      const [mark = '', text] = [piece.slice(0, 1), piece.slice(1)];
      const at = text.indexOf('=');
      if (mark === '#' || at === -1) return piece;
      const [key, raw] = [text.slice(0, at), text.slice(at + 1)];
      const value = decodeQuery(raw);
      const live = liveQueryValue(how, operation, { name: decodeQuery(key), value });
      return live === value ? piece : `${mark}${key}=${encodeSegment(live)}`;
    })
    .join('');
}

function liveQueryValue(
  how: Substitution,
  operation: string,
  { name, value }: { readonly name: string; readonly value: string },
): string {
  const { parameters = [], paging } = how.described.operations[operation] ?? {};
  const declared = parameters.find(
    (each) => each.in === 'query' && nameOf(each.name) === nameOf(name),
  );
  const isCursor = paging?.next.kind === 'cursor' && paging.next.parameter === name;
  if (declared === undefined && !isCursor) return value;
  const given: ComparedValue = declared?.value ?? { mode: 'assigned' };
  const rule: ComparedValue = isCursor ? { ...given, mode: 'assigned' } : given;
  return liveText(how, { rule, value, location: `${operation} query ${declared?.name ?? name}` });
}

/** Lists are sent as `ids[]=1` by many clients. */
function nameOf(name: string): string {
  return name.replace(/\[\]$/, '');
}

/** The live text of a parameter: of each item, where it is a list with commas. */
export function liveText(how: Substitution, { rule, value, location }: LocatedValue): string {
  const text = String(value);
  const items = comparisonOf(how.described, rule.schema ?? '')?.items;
  if (items === undefined) return String(liveValue(how, { rule, value: text, location }));
  return text
    .split(',')
    .map((each) =>
      String(liveValue(how, { rule: items, value: each, location: items.schema ?? location })),
    )
    .join(',');
}

function decodeQuery(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
