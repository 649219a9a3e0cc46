import { isJsonObject } from '../json/json-object.js';
import { readTime } from '../replay/read-time.js';
import type { Readings } from '../difference/difference.js';
import type { ExchangeFacts } from './exchange-facts.js';
import { headerOf } from '../difference/reading.js';

/** An HTTP date has whole seconds: a rounded timestamp may differ from it by so many. */
const rounding = 1;

/**
 * Judges the `Last-Modified` of a response by a timestamp of its body that was the same second in
 * the recording, else by its `Date`. Another change may come between the two timestamps, so that
 * they may be as far apart as the fixture has taken.
 *
 * @param elapsed seconds since the fixture began
 */
export function compareLastModified(
  { recorded, received, json }: ExchangeFacts,
  elapsed: number,
): Readings | undefined {
  const live = received.headers['last-modified'] ?? '';
  const seconds = readTime(live)?.seconds;
  if (seconds === undefined) return undefined;
  const was = readTime(recorded.response.headers?.['last-modified'])?.seconds;
  const { body } = recorded.response;
  const before = body !== undefined && 'json' in body ? body.json : undefined;
  const sameTimes = timesOf(before).filter(([, time]) => Math.floor(time) === was);
  const now = new Map(timesOf(json.ok ? json.value : undefined));
  const [first] = sameTimes.filter(([name]) => now.has(name));
  const tolerance = rounding + elapsed;
  const isNear = ([name]: NamedSeconds): boolean =>
    Math.abs((now.get(name) ?? Number.NaN) - seconds) <= tolerance;
  if (first === undefined) return laterThanDate(received.headers, seconds);
  if (sameTimes.some(isNear)) return undefined;
  const date = httpDate(now.get(first[0]) ?? 0);
  return {
    expected: headerOf(date, `, the time of ${first[0]}, as in the recording`),
    actual: headerOf(live),
  };
}

/**
 * RFC 9110 section 8.8.2.1: "MUST NOT generate a Last-Modified date that is later than the server's
 * time of message origination (Date)".
 */
function laterThanDate(
  { date = '', 'last-modified': live = '' }: Readonly<Record<string, string>>,
  seconds: number,
): Readings | undefined {
  const sent = readTime(date)?.seconds;
  if (sent === undefined || seconds <= sent + rounding) return undefined;
  return { expected: headerOf(date, ' or earlier'), actual: headerOf(live) };
}

/** RFC 9110 section 5.6.7: an `IMF-fixdate`. */
function httpDate(seconds: number): string {
  return new Date(seconds * 1000).toUTCString();
}

type NamedSeconds = readonly [name: string, seconds: number];

/** The timestamps of an object; a number may be one or not. */
function timesOf(value: unknown): readonly NamedSeconds[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]): NamedSeconds[] => {
    const read = readTime(each);
    return read === undefined ? [] : [[name, read.seconds]];
  });
}
