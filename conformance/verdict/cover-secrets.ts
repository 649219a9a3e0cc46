import type { SecretLocations } from '../auth/secret-locations.js';
import type { Location } from '../difference/location.js';
import type { Reading } from '../difference/reading.js';
import { isMask } from '../fixture-format/mask.js';
import { isJsonObject } from '../json/json-object.js';
import { mapTexts } from '../json/map-texts.js';
import { coverInCommand } from './cover-in-command.js';
import type { Finding, LocatedObservation } from './finding.js';
import type { FoundSecret } from './found-secrets.js';
import type { CaseResult, Result } from './result.js';
import { hidden, secretPatterns, type SecretPattern } from './secret-patterns.js';
import type { ShownExchange, ShownMessage } from './show-exchange.js';

/** What is known of the secrets of a run. */
export interface KnownSecrets {
  readonly found: readonly FoundSecret[];
  readonly locations: SecretLocations;
  /** The words of the API, which are secrets only behind the names of secrets. */
  readonly words: ReadonlySet<string>;
}

/**
 * Covers the secrets that requests and responses contained wherever a result shows them: with `***`,
 * or with `$SECRET_PASSWORD` where a request carried the value. A command reads it from a variable of
 * that name, and says so in its first line.
 */
export function coverSecrets(result: Result, secrets: KnownSecrets): Result {
  const cover = openCover(secrets);
  return {
    ...result,
    ...(result.stopped !== undefined && { stopped: cover.text(result.stopped) }),
    notes: result.notes.map(cover.text),
    cases: result.cases.map((each) => coverCase(each, cover)),
  };
}

/**
 * Covers the secrets in the texts of any value. What is costly is done once, so that the result may be
 * called for each of many values.
 */
export function openTextCover({ found, words }: KnownSecrets): <T>(value: T) => T {
  const patterns = secretPatterns(found, words);
  return (value) => {
    const texts: string[] = [];
    mapTexts(value, (text) => {
      texts.push(text);
      return text;
    });
    const all = texts.join('\n');
    const present = patterns.filter(({ contained }) => all.includes(contained));
    if (present.length === 0) return value;
    return mapTexts(value, (text) => present.reduce(coverInText, text));
  };
}

interface Cover {
  text(text: string): string;
  /** A header; a key that is written as `$PETS_API_KEY` already stays so. */
  header(name: string, value: string): string;
  command(command: string): string;
  /** The same JSON without the values of secret names, and without secrets in its strings. */
  value(value: unknown, name: string): unknown;
  reading(reading: Reading, location: Location | undefined): Reading;
}

function coverCase(result: CaseResult, cover: Cover): CaseResult {
  return {
    ...result,
    ...(result.reason !== undefined && { reason: cover.text(result.reason) }),
    findings: result.findings.map((finding) => coverFinding(finding, cover)),
    observations: result.observations.map((seen) => coverObservation(seen, cover)),
  };
}

function coverFinding(finding: Finding, cover: Cover): Finding {
  const { location, expected, actual, request, curl, shown } = finding;
  return {
    ...finding,
    expected: cover.reading(expected, location),
    actual: cover.reading(actual, location),
    request: cover.text(request),
    curl: cover.command(curl),
    ...(shown !== undefined && { shown: coverExchange(shown, cover) }),
  };
}

function coverExchange({ request, response }: ShownExchange, cover: Cover): ShownExchange {
  return { request: coverMessage(request, cover), response: coverMessage(response, cover) };
}

function coverMessage(message: ShownMessage, cover: Cover): ShownMessage {
  const { start, headers, body } = message;
  return {
    ...message,
    ...(start !== undefined && { start: cover.text(start) }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, cover.header(name, value)]),
    ),
    ...(body !== undefined && { body: { ...body, text: cover.text(body.text) } }),
  };
}

function coverObservation(seen: LocatedObservation, cover: Cover): LocatedObservation {
  const { location, actual, request, reason } = seen;
  return {
    ...seen,
    actual: cover.reading(actual, location),
    request: cover.text(request),
    ...(reason !== undefined && { reason: cover.text(reason) }),
  };
}

function openCover({ found, locations, words }: KnownSecrets): Cover {
  const patterns = secretPatterns(found, words);
  const shownFor = new Map(
    patterns.map(({ value, variable }) => [
      value,
      variable === undefined ? hidden : `$${variable}`,
    ]),
  );
  const text: Cover['text'] = (given) =>
    patterns.reduce((covered, pattern) => coverInText(covered, pattern), given);
  const value: Cover['value'] = (given, name) => {
    if (Array.isArray(given)) return given.map((item: unknown) => value(item, name));
    if (isJsonObject(given)) {
      const entries = Object.entries(given).map(([key, inner]) => [key, value(inner, key)]);
      return Object.fromEntries(entries) as unknown;
    }
    const isScalar = typeof given === 'string' || typeof given === 'number';
    if (isScalar && locations.field(name) && !isMask(given)) {
      return shownFor.get(String(given)) ?? hidden;
    }
    return typeof given === 'string' ? text(given) : given;
  };
  const isSecret = (location: Location | undefined): boolean => {
    if (location?.kind === 'header') return locations.header(location.name);
    return location?.kind === 'body' && locations.field(location.pointer.split('/').at(-1) ?? '');
  };
  return {
    text,
    header: (name, given) =>
      (locations.header(name) ? shownFor.get(given) : undefined) ?? text(given),
    command: (given) => coverInCommand(given, patterns),
    value,
    reading: (reading, location) =>
      isSecret(location) ? coverWhole(reading, shownFor) : coverReading(reading, value),
  };
}

/** What is read at the location of a secret. */
function coverWhole(reading: Reading, shownFor: ReadonlyMap<string, string>): Reading {
  switch (reading.kind) {
    case 'value': {
      const { value } = reading;
      const isScalar = typeof value === 'string' || typeof value === 'number';
      if (!isScalar || isMask(value)) return reading;
      return { ...reading, value: shownFor.get(String(value)) ?? hidden };
    }
    case 'excerpt':
      return { ...reading, text: hidden };
    case 'words':
      return { ...reading, text: shownFor.get(reading.text) ?? reading.text };
    default:
      return reading;
  }
}

/** Strings that a reading shows; its `kind` and other words of the kit stay. */
function coverReading(reading: Reading, cover: Cover['value']): Reading {
  const kept = new Set(['kind', 'keyword', 'order', 'of', 'from']);
  const entries = Object.entries(reading).map(([key, inner]: [string, unknown]) => [
    key,
    kept.has(key) ? inner : cover(inner, ''),
  ]);
  return Object.fromEntries(entries) as Reading;
}

function coverInText(text: string, { contained, source, variable, value }: SecretPattern): string {
  const shown = variable === undefined ? hidden : `$${variable}`;
  const covered = text.includes(contained)
    ? text.replace(new RegExp(source, 'g'), () => shown)
    : text;
  if (contained !== value || !covered.includes('…') || !covered.includes(value.slice(0, 6))) {
    return covered;
  }
  // Text that was cut in the middle of the secret ends with a piece of it.
  let whole = covered;
  for (let length = value.length - 1; length >= 6; length -= 1) {
    whole = whole.replaceAll(`${value.slice(0, length)}…`, () => `${shown}…`);
  }
  return whole;
}
