import type { ContractOperation, ComparedValue } from '@upspec/document';
import { comparisonOf, propertyOf } from '../contract/described.js';
import type { RecordedBody, RecordedPart, RecordedRequest } from '../fixture-format/fixture.js';
import { liveOf, sentTimeKey, type Bindings, type BoundPair, type Scalar } from './bindings.js';
import { etagScope, opaqueTag } from './etag.js';
import { cookieScope } from './cookies.js';
import { encodeSegment } from './encode-segment.js';
import { liveQuery, liveText, liveValue, type SentTime, type Substitution } from './live-value.js';
import { matchTemplate, type MatchedParameter } from './match-path.js';

/** A recorded request with live values, and what it sent that was not bound. */
export interface LiveRequest {
  readonly request: RecordedRequest;
  /** Ids that are not bound yet: if the request is served, they are bound to themselves. */
  readonly unbound: readonly BoundPair[];
  /** The times that it sent: recorded and live. */
  readonly times: readonly SentTime[];
}

/** A request to be replayed. */
export interface ReplayedRequest extends Pick<Substitution, 'described' | 'fits'> {
  readonly operation?: string | undefined;
  readonly request: RecordedRequest;
}

/**
 * Puts live values in a recorded request where the contract says that they are: in the parameters
 * of its path, query, headers and cookies, and in the properties of its body.
 */
export function liveRequest(
  { operation, request, ...contract }: ReplayedRequest,
  bindings: Bindings,
): LiveRequest {
  const unbound: BoundPair[] = [];
  const times: SentTime[] = [];
  const how: Substitution = {
    ...contract,
    bindings,
    onUnbound: (scope, value) => unbound.push({ scope, recorded: value, live: value }),
    onTime: (time) => times.push(time),
  };
  const declared = operation === undefined ? undefined : contract.described.operations[operation];
  const location = { how, request, operation, declared };
  const headers = liveHeaders(location);
  const body = request.body === undefined ? undefined : liveBody(location, request.body);
  return {
    request: {
      ...request,
      path: livePath(location),
      ...(headers !== undefined && { headers }),
      ...(body !== undefined && { body }),
    },
    unbound,
    times,
  };
}

interface LocatedPart {
  readonly how: Substitution;
  readonly request: RecordedRequest;
  readonly operation: string | undefined;
  readonly declared: ContractOperation | undefined;
}

function livePath({ how, request, operation }: LocatedPart): string {
  const [path = '', ...rest] = request.path.split('?');
  const query = rest.length === 0 ? '' : `?${rest.join('?')}`;
  const found = findTemplate(how, operation, path);
  if (found === undefined) return request.path;
  let live = path;
  for (const { parameter, name, text, start, end } of [...found.parameters].reverse()) {
    const location = `${found.operation} path ${name}`;
    const known = liveText(how, { rule: parameter.value, value: text, location });
    const replaced = known === text ? foreignId(how, text) : known;
    if (replaced === text) continue;
    live = live.slice(0, start) + encodeSegment(replaced) + live.slice(end);
  }
  // A filter may name what does not exist: nothing is learnt from it.
  const { onUnbound: _, ...filtering } = how;
  return live + liveQuery(filtering, found.operation, query);
}

/**
 * The live id of another kind of resource, which is used where there is none of that name. Only an
 * id that is too long to be used twice is taken for one: the ids of two resources never mix
 * otherwise.
 */
function foreignId({ bindings }: Substitution, text: string): string {
  if (!/^(?=.*\d)(?=.*[A-Za-z])[\w-]{16,}$/.test(text)) return text;
  const found = [...bindings.ids.values()].map((known) => known.get(text));
  return String(found.find((live) => live !== undefined) ?? text);
}

interface Found {
  readonly operation: string;
  readonly parameters: readonly MatchedParameter[];
}

/** The template of an operation; for a path that is none, that of the resource that it begins with. */
function findTemplate(
  { described }: Substitution,
  operation: string | undefined,
  path: string,
): Found | undefined {
  const own = operation === undefined ? undefined : described.operations[operation];
  const parameters = own === undefined ? undefined : matchTemplate(own, path);
  if (parameters !== undefined && operation !== undefined) return { operation, parameters };
  const all = Object.entries(described.operations).sort(
    ([, a], [, b]) => a.path.split('{').length - b.path.split('{').length,
  );
  for (
    let start = path;
    start !== '';
    start = start.slice(0, Math.max(0, start.lastIndexOf('/')))
  ) {
    for (const [id, each] of all) {
      const matched = matchTemplate(each, start);
      if (matched !== undefined) return { operation: id, parameters: matched };
    }
  }
  return undefined;
}

function liveHeaders(located: LocatedPart): Readonly<Record<string, string>> | undefined {
  const { request } = located;
  if (request.headers === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      liveHeader(located, name, value),
    ]),
  );
}

/** Conditions that name a representation of the resource that is asked for (RFC 9110 section 13.1). */
const tagConditions: ReadonlySet<string> = new Set(['if-match', 'if-none-match', 'if-range']);
const timeConditions: ReadonlySet<string> = new Set(['if-modified-since', 'if-unmodified-since']);

function liveHeader(
  { how, request, operation, declared }: LocatedPart,
  name: string,
  value: string,
): string {
  if (name === 'cookie') return liveCookies(how, value);
  if (tagConditions.has(name)) {
    const scope = etagScope(request.path);
    return value.replace(/(?:W\/)?"[^"]*"/g, (tag) =>
      String(liveOf(how.bindings, scope, opaqueTag(tag)) ?? tag),
    );
  }
  if (timeConditions.has(name)) {
    return String(liveValue(how, { rule: { mode: 'time' }, value, location: name }));
  }
  const parameter = declared?.parameters.find(
    (each) => each.in === 'header' && each.name.toLowerCase() === name,
  );
  if (parameter === undefined) return value;
  const location = `${operation} header ${name}`;
  return liveText(how, { rule: parameter.value, value, location });
}

function liveCookies({ bindings }: Substitution, header: string): string {
  return header
    .split(/; ?/)
    .map((pair) => {
      const at = pair.indexOf('=');
      const live = liveOf(bindings, cookieScope(pair.slice(0, at)), pair.slice(at + 1));
      return live === undefined ? pair : `${pair.slice(0, at)}=${live}`;
    })
    .join('; ');
}

function liveBody(located: LocatedPart, body: RecordedBody): RecordedBody {
  const { how, request, declared } = located;
  const schema = declared?.body?.schema;
  if (schema === undefined || 'base64' in body) return body;
  if ('json' in body) {
    return {
      json: liveValue(how, { rule: { mode: 'equal', schema }, value: body.json, location: schema }),
    };
  }
  if ('multipart' in body) {
    return { multipart: body.multipart.map((part) => livePart(located, schema, part)) };
  }
  const type = request.headers?.['content-type'] ?? declared?.body?.contentType ?? '';
  return type.startsWith('application/x-www-form-urlencoded')
    ? { text: liveForm(located, schema, body.text) }
    : body;
}

function livePart({ how }: LocatedPart, schema: string, part: RecordedPart): RecordedPart {
  const rule = ruleOf(how, schema, part.name);
  if (part.text === undefined || rule === undefined) return part;
  return {
    ...part,
    text: liveText(how, { rule, value: part.text, location: `${schema}.${part.name}` }),
  };
}

/** A list is sent as parts of the same name, with or without brackets. */
function ruleOf(how: Substitution, schema: string, name: string): ComparedValue | undefined {
  const comparison = comparisonOf(how.described, schema);
  return propertyOf(comparison, name) ?? propertyOf(comparison, name.replace(/\[\d*\]$/, ''));
}

function liveForm({ how }: LocatedPart, schema: string, text: string): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = [...new URLSearchParams(pair)][0] ?? [];
      const rule = ruleOf(how, schema, name);
      if (rule === undefined) return pair;
      const live = liveText(how, { rule, value, location: `${schema}.${name}` });
      const key = pair.split('=')[0] ?? '';
      return live === value ? pair : `${key}=${encodeSegment(live)}`;
    })
    .join('&');
}

/**
 * What a served request teaches: its unbound ids are bound to themselves, its times to those it
 * sent.
 */
export function bindSent(
  bindings: Bindings,
  { unbound, times }: Pick<LiveRequest, 'unbound' | 'times'>,
): Bindings {
  const ids = new Map(bindings.ids);
  for (const { scope, recorded, live } of unbound) {
    const known = ids.get(scope) ?? new Map<string, Scalar>();
    const isTaken = [...known.values()].some((each) => String(each) === String(live));
    if (!isTaken && !known.has(String(recorded))) {
      ids.set(scope, new Map(known).set(String(recorded), live));
    }
  }
  const pairs = times.map(({ recorded, live }) => [recorded, live] as const);
  const own = times
    .filter(({ isOwn }) => isOwn)
    .map(({ location, recorded, live }) => [sentTimeKey(location, recorded), live] as const);
  return {
    ...bindings,
    ids,
    times: new Map([...bindings.times, ...pairs]),
    sentTimes: new Map([...bindings.sentTimes, ...own]),
  };
}
