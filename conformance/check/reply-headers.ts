import type { ContractHeader } from '@upspec/document';
import { rebind, type Bindings } from '../replay/bindings.js';
import { cookieScope, setCookies } from '../replay/cookies.js';
import { readTime } from '../replay/read-time.js';
import { unifyScalar } from '../replay/unify.js';
import type { ValidationError } from '../contract/schema-judge.js';
import type { ReplayClock } from '../replay/walk.js';
import type { ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import { compareChallenge } from './compare-challenge.js';
import { compareLastModified } from './compare-last-modified.js';
import type { Readings } from '../difference/difference.js';
import { compareTag, taggedTarget, type Compared } from './compare-tag.js';
import { parseLinks } from './parse-links.js';
import type { RecordedCheck } from './recorded.js';
import { clockOf, type Replayed } from './replay-clock.js';
import { atHeader } from '../difference/location.js';
import {
  absent,
  assertionOf,
  headerOf,
  present,
  words,
  type Reading,
} from '../difference/reading.js';

/** Headers that lead to another resource (RFC 9110 sections 8.7 and 10.2.2). */
const linkHeaders: ReadonlySet<string> = new Set(['location', 'content-location']);
/** Headers that hold a time (RFC 9110 sections 6.6.1 and 8.8.2, RFC 9111 section 5.3). */
const timeHeaders: ReadonlySet<string> = new Set(['date', 'last-modified', 'expires']);

interface HeaderPair {
  readonly name: string;
  readonly recorded: string;
  readonly live: string;
  readonly declared: ContractHeader | undefined;
}

/**
 * Compares what the headers of a response say with the recorded ones, and learns from them: links
 * lead to the same operation, an entity tag replaces the recorded one, and cookies are sent again.
 *
 * @param known what was known before the body of the response
 */
export function checkReplyHeaders(
  facts: ExchangeFacts,
  before: Replayed & { readonly bindings: Bindings },
  known?: Bindings,
): RecordedCheck {
  const { recorded, received, declared } = facts;
  const clock = { ...clockOf(facts, before), ...(known !== undefined && { known }) };
  const violations: Violation[] = [];
  const target = taggedTarget(facts);
  let { bindings } = before;
  for (const [name, value] of Object.entries(recorded.response.headers ?? {})) {
    const live = received.headers[name];
    if (live === undefined || live === '') continue;
    const pair = { name, recorded: value, live, declared: declared?.response.headers[name] };
    const compared = compareHeader(pair, bindings, { clock, target, facts });
    bindings = compared.bindings;
    const [first] = compared.differences;
    if (first !== undefined) violations.push(headerViolation(facts, name, first));
  }
  const [missing, broken] = [missingHeaders(facts), brokenHeaders(facts)];
  return { bindings, violations: [...missing, ...violations, ...broken] };
}

/** What the document alone says of the headers of a response: those it requires, and their schemas. */
export function checkDeclaredHeaders(facts: ExchangeFacts): readonly Violation[] {
  return [...missingHeaders(facts), ...brokenHeaders(facts)];
}

function compareHeader(pair: HeaderPair, bindings: Bindings, how: HowCompared): Compared {
  const { clock, target } = how;
  const { name, declared } = pair;
  if (name === 'link') return compareLinks(pair, bindings, clock);
  if (name === 'etag') return compareTag(pair, bindings, target);
  if (name === 'www-authenticate') {
    const isFree = declared?.value.mode === 'free';
    return asCompared(bindings, compareChallenge(pair.recorded, pair.live, isFree));
  }
  if (name === 'set-cookie') return bindCookies(pair, bindings);
  if (timeHeaders.has(name)) {
    const { differences } = compareTime(pair, bindings);
    const isJudged = name === 'last-modified' && differences.length === 0;
    const difference = isJudged ? compareLastModified(how.facts, clock.elapsed) : differences[0];
    return asCompared(bindings, difference);
  }
  if (linkHeaders.has(name)) return compareScalar(pair, { bindings, clock, mode: 'link' });
  const mode = declared?.value.mode;
  return mode === 'assigned' || mode === 'link' || mode === 'time'
    ? compareScalar(pair, { bindings, clock, mode })
    : { bindings, differences: [] };
}

interface HowCompared {
  readonly facts: ExchangeFacts;
  readonly clock: ReplayClock;
  /** What an entity tag is of, by its recorded path; undefined where this is unknown. */
  readonly target: string | undefined;
}

function asCompared(bindings: Bindings, difference: Readings | undefined): Compared {
  return { bindings, differences: difference === undefined ? [] : [difference] };
}

interface Comparing {
  readonly bindings: Bindings;
  readonly clock: ReplayClock;
  readonly mode: 'assigned' | 'link' | 'time';
}

function compareScalar(
  { name, recorded, live, declared }: HeaderPair,
  { bindings, clock, mode }: Comparing,
): Compared {
  const rule = { ...declared?.value, mode };
  const location = `${clock.operation} header ${name}`;
  const { mismatches, ...learnt } = unifyScalar(
    { rule, recorded, live, location },
    bindings,
    clock,
  );
  return {
    bindings: learnt.bindings,
    differences: mismatches.map(({ expected, actual }) => ({
      expected: inHeader(expected),
      actual: inHeader(actual),
    })),
  };
}

/** The value of a header is a string, shown without quotes. */
function inHeader(reading: Reading): Reading {
  if (reading.kind !== 'value') return reading;
  const { value, note } = reading;
  return headerOf(typeof value === 'string' ? value : JSON.stringify(value), note);
}

/** RFC 8288 section 3: each link has its target and its relation. */
function compareLinks(pair: HeaderPair, bindings: Bindings, clock: ReplayClock): Compared {
  const live = parseLinks(pair.live);
  const differences: Readings[] = [];
  let known = bindings;
  for (const { rel, target } of parseLinks(pair.recorded)) {
    const other = live.find((each) => each.rel === rel);
    if (other === undefined) {
      differences.push({
        expected: words(`a link with rel="${rel}"`),
        actual: headerOf(pair.live),
      });
      continue;
    }
    const one = { ...pair, recorded: target, live: other.target };
    const compared = compareScalar(one, { bindings: known, clock, mode: 'link' });
    known = compared.bindings;
    differences.push(...compared.differences);
  }
  return { bindings: known, differences };
}

function bindCookies({ recorded, live }: HeaderPair, bindings: Bindings): Compared {
  const set = setCookies(live);
  const differences: Readings[] = [];
  let known = bindings;
  for (const [name, value] of setCookies(recorded)) {
    const now = set.get(name);
    if (now === undefined)
      differences.push({ expected: words(`the cookie ${name}`), actual: absent });
    else known = rebind(known, { scope: cookieScope(name), recorded: value, live: now });
  }
  return { bindings: known, differences };
}

/** A time of the server's clock; only its format can be compared. */
function compareTime({ recorded, live }: HeaderPair, bindings: Bindings): Compared {
  const isTime = readTime(live)?.form === 'http-date';
  if (readTime(recorded)?.form !== 'http-date' || isTime) return { bindings, differences: [] };
  return {
    bindings,
    differences: [
      { expected: assertionOf('format', 'an HTTP date', 'http-date'), actual: headerOf(live) },
    ],
  };
}

/** Required headers that the recording does not show. */
function missingHeaders(facts: ExchangeFacts): readonly Violation[] {
  const { declared, received, recorded } = facts;
  return Object.entries(declared?.response.headers ?? {})
    .filter(([name, { required }]) => required && received.headers[name] === undefined)
    .filter(([name]) => recorded.response.headers?.[name] === undefined)
    .map(([name]) => headerViolation(facts, name, { expected: present, actual: absent }));
}

/** Headers whose values violate their schemas; a number or a list is written as text. */
function brokenHeaders(facts: ExchangeFacts): readonly Violation[] {
  const { declared, received, contract } = facts;
  return Object.entries(declared?.response.headers ?? {}).flatMap(([name, { value }]) => {
    const live = received.headers[name];
    if (live === undefined || value.schema === undefined) return [];
    const readings: readonly unknown[] = [live, asScalar(live), live.split(/, */)];
    const judged = readings.map((each) => contract.schemas.judge(value.schema ?? '', each));
    const [first] = judged;
    if (first?.kind !== 'invalid' || judged.some(({ kind }) => kind === 'valid')) return [];
    const [{ keyword, message, limit } = anySchema] = first.errors;
    const expected = assertionOf(keyword, message, limit);
    return [headerViolation(facts, name, { expected, actual: headerOf(live) })];
  });
}

const anySchema: Pick<ValidationError, 'keyword' | 'message' | 'limit'> = {
  keyword: '',
  message: 'a value that fits its schema',
};

function asScalar(text: string): unknown {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function headerViolation(
  { recorded }: ExchangeFacts,
  name: string,
  difference: Readings,
): Violation {
  return {
    location: atHeader(name),
    ...difference,
    locations: [`${recorded.operation}.header.${name}`, `header.${name}`],
  };
}
