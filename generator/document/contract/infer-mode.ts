import { isBaseURL } from '../load/server-url.js';
import { words } from '../model/names.js';
import type { ComparisonMode } from './contract.js';
import { idStem } from './id-words.js';
import { isUnixTime } from './looks-chosen.js';
import { runningReason } from './running-reason.js';
import type { Draft } from './resource-drafts.js';
import type { Shape } from './shape.js';

/** The resource of ETags, and that of the cursors of pages. */
export const ETAGS = 'etags';
export const CURSORS = 'cursors';

/** What is known about a value whose comparison the document does not state. */
export interface ValueFacts {
  /** The name of the property, parameter or header. */
  readonly name: string;
  readonly shape: Shape;
  readonly foundIn: 'property' | 'header' | 'path' | 'query' | 'request-header';
  /** The resource whose object has it as a property. */
  readonly owner?: Draft | undefined;
  /** The resource that requests with its schema create or change. */
  readonly subject?: Draft | undefined;
  /** Whether a client sends it in a body, and whether a server does. */
  readonly isSent: boolean;
  readonly isReceived: boolean;
  /** The names of its sibling properties. */
  readonly siblings: ReadonlySet<string>;
  /** Whether it is in `application/problem+json`. */
  readonly isProblem: boolean;
  /** Whether only errors have it. */
  readonly isError: boolean;
  /** The resource that a word names. */
  readonly resourceFor: (word: string) => Draft | undefined;
  /** The only resource whose ids have this type and format. */
  readonly onlyResource: Draft | undefined;
  /** The first server's URL; empty where there is none. */
  readonly baseUrl: string;
}

export interface InferredMode {
  readonly mode: ComparisonMode;
  readonly resource?: string;
  readonly reason: string;
}

type Rule = (facts: ValueFacts) => InferredMode | undefined;

/** The first rule that matches is applied; without one the mode is `equal`. */
const RULES: readonly Rule[] = [
  freeId,
  ownId,
  referredId,
  freshUuid,
  cursor,
  etag,
  time,
  link,
  prose,
  runningNumber,
];

const SCALARS = new Set(['string', 'integer', 'number']);

/** Infers how a value is compared; undefined for mode `equal`. */
export function inferMode(facts: ValueFacts): InferredMode | undefined {
  const { types, isFixed, properties, items } = facts.shape;
  const hasParts = properties.size > 0 || items !== undefined;
  if (isFixed || hasParts || types.some((type) => !SCALARS.has(type))) return undefined;
  for (const rule of RULES) {
    const inferred = rule(facts);
    if (inferred !== undefined) return inferred;
  }
  return undefined;
}

/** Ids that are created for each request: of traces, requests, correlations. */
function freeId({ name, foundIn, resourceFor }: ValueFacts): InferredMode | undefined {
  const parts = words(name).filter((word) => word !== 'x');
  const isTrace =
    TRACES.has(parts.join(' ')) || (parts.at(-1) === 'id' && TRACES.has(parts.at(-2) ?? ''));
  const isResource = foundIn !== 'header' && resourceFor(parts.at(-2) ?? '') !== undefined;
  if (isTrace && !isResource)
    return { mode: 'free', reason: 'it is named as the id of a request or trace' };
  const isLimit = foundIn === 'header' && /rate-?limit/.test(name) && !name.endsWith('policy');
  return isLimit ? { mode: 'free', reason: 'it counts the requests of a period' } : undefined;
}

const TRACES = new Set(['trace', 'request', 'correlation', 'span', 'traceparent', 'tracestate']);

/** The id of the object itself, which the server chooses. */
function ownId(facts: ValueFacts): InferredMode | undefined {
  const { name, shape, owner, isSent, isReceived, foundIn } = facts;
  if (foundIn === 'property' && !isReceived) return ownIdOfChange(facts);
  if (foundIn !== 'property') return undefined;
  const stem = idStem(name);
  const isOwn = stem === '' || owner?.parameters.has(name) === true;
  const resource = owner === undefined ? {} : { resource: owner.name };
  if (shape.readOnly && isOwn) {
    return { mode: 'assigned', ...resource, reason: 'it is read-only and named as an id' };
  }
  if (!isOwn || isSent) return undefined;
  if (owner?.parameters.has(name) === true) {
    return { mode: 'assigned', ...resource, reason: 'it is named like the path parameter' };
  }
  const reason =
    owner === undefined
      ? 'it is named as an id, and no request has it'
      : `it is the id of ${owner.name}, and no request that creates one has it`;
  return { mode: 'assigned', ...resource, reason };
}

/** The id of an object in a request that changes it: it is the one in the path. */
function ownIdOfChange({ name, owner, subject }: ValueFacts): InferredMode | undefined {
  const isOwn = idStem(name) === '' || subject?.parameters.has(name) === true;
  if (subject === undefined || owner !== undefined || !isOwn) return undefined;
  const isChosen = subject.sent.has(name);
  const isByServer = subject.creators.some(({ id }) => id.in === 'body' || id.in === 'header');
  if (isChosen || !isByServer) return undefined;
  const reason = `it is the id of ${subject.name}, and no request that creates one has it`;
  return { mode: 'assigned', resource: subject.name, reason };
}

/** The id of another object: `owner_id`, `petIds`. */
function referredId(facts: ValueFacts): InferredMode | undefined {
  const { name, owner, isSent, foundIn, shape, resourceFor } = facts;
  const stem = idStem(name);
  if (stem === undefined || stem === '' || foundIn === 'header') return undefined;
  const last = words(stem).at(-1) ?? '';
  // What a request creates or changes may refer to others of its kind.
  const ownResource = owner ?? facts.subject;
  const isSelf = ownResource !== undefined && ['parent', 'previous', 'next', 'root'].includes(stem);
  const draft = resourceFor(stem) ?? (isSelf ? ownResource : undefined) ?? resourceFor(last);
  const isClientsOwn = draft !== undefined && draft === owner && isSent && !isSelf;
  if (isClientsOwn && !shape.readOnly) return undefined;
  if (draft !== undefined) {
    return { mode: 'assigned', resource: draft.name, reason: `it names an id of ${draft.name}` };
  }
  const { onlyResource } = facts;
  if (onlyResource !== undefined && foundIn !== 'path') {
    const reason = `it is named as an id, and of its type only those of ${onlyResource.name} are`;
    return { mode: 'assigned', resource: onlyResource.name, reason };
  }
  if (foundIn !== 'property' || (isSent && !shape.readOnly)) return undefined;
  return { mode: 'assigned', reason: 'it is named as an id, and no request has it' };
}

/** A UUID that no request sends. */
function freshUuid({ shape, foundIn }: ValueFacts): InferredMode | undefined {
  if (foundIn !== 'property' || shape.format !== 'uuid' || !shape.readOnly) return undefined;
  return { mode: 'assigned', reason: 'it is a read-only UUID' };
}

const CURSOR =
  /^(?:(?:next|prev|previous|start|end|page|continuation|first|last)?(?:cursor|pagetoken|marker|continuationtoken)|(?:next|prev|previous)token|startingafter|endingbefore)$/;

/** Where a page of a list starts. */
function cursor({ name, foundIn }: ValueFacts): InferredMode | undefined {
  if (foundIn !== 'property' && foundIn !== 'query') return undefined;
  if (!CURSOR.test(words(name).join(''))) return undefined;
  return { mode: 'assigned', resource: CURSORS, reason: 'it is named as the cursor of a page' };
}

/** "an opaque validator" (RFC 9110, section 8.8.3), which conditional requests send back. */
function etag({ name, foundIn }: ValueFacts): InferredMode | undefined {
  const own = /^e[-_]?tag$/i.test(name);
  const conditional = foundIn === 'request-header' && /^if-(?:none-)?match$|^if-range$/i.test(name);
  if (!own && !conditional) return undefined;
  return { mode: 'assigned', resource: ETAGS, reason: 'it holds an ETag' };
}

/** RFC 9110, sections 6.6.1, 8.8.2 and 13.1.3; RFC 9111, section 5.3; RFC 8594, section 3. */
const DATE_HEADERS = new Set([
  'date',
  'last-modified',
  'expires',
  'sunset',
  'if-modified-since',
  'if-unmodified-since',
]);

function time({ name, shape, foundIn, isReceived }: ValueFacts): InferredMode | undefined {
  const isHeader = foundIn === 'header' || foundIn === 'request-header';
  if (isHeader && DATE_HEADERS.has(name.toLowerCase())) {
    return { mode: 'time', reason: 'it is an HTTP date' };
  }
  if (foundIn === 'path' || foundIn === 'query' || !isReceived) return undefined;
  if (shape.format === 'date-time') return { mode: 'time', reason: 'its format is date-time' };
  if (isUnixTime(shape)) return { mode: 'time', reason: 'it is described as a Unix time' };
  if (shape.format !== '' && !/^(?:int|float|double|unix|timestamp)/.test(shape.format)) {
    return undefined;
  }
  const parts = words(name);
  if (parts.at(-1) !== 'at' || parts.length < 2 || !/(?:_[aA]t|[a-z\d]At|-at)$/.test(name)) {
    return undefined;
  }
  return { mode: 'time', reason: 'its name ends in "at", as those of times do' };
}

const LINK_HEADERS = new Set(['location', 'content-location', 'link']);
const LINK_WORDS = new Set(['self', 'href', 'link', 'next', 'previous', 'prev', 'first', 'last']);

/** A URL that leads into the API. */
function link(facts: ValueFacts): InferredMode | undefined {
  const { name, shape, foundIn, isSent, isReceived, baseUrl } = facts;
  if (foundIn === 'header' && LINK_HEADERS.has(name.toLowerCase())) {
    return { mode: 'link', reason: 'the header holds a URL' };
  }
  if (foundIn !== 'property' || !isReceived || isSent) return undefined;
  const isURL = /^(?:uri|url|iri)(?:-reference)?$/.test(shape.format);
  const last = words(name).at(-1) ?? '';
  const isNamed = LINK_WORDS.has(last) || last === 'url' || last === 'uri';
  const shown = shape.examples.filter((example) => typeof example === 'string');
  if (shown.length > 0) {
    const leadsIn = shown.every((url) => isWithin(url, baseUrl));
    if (!leadsIn || !(isURL || isNamed)) return undefined;
    return { mode: 'link', reason: 'its example is a URL of the API' };
  }
  if (!isURL || !isNamed) return undefined;
  return { mode: 'link', reason: 'it is a URL, and named as one that leads into the API' };
}

function isWithin(url: string, baseUrl: string): boolean {
  if (url.startsWith('/')) return true;
  return isBaseURL(baseUrl) && (url === baseUrl || url.startsWith(`${baseUrl}/`));
}

/**
 * Problem details (RFC 9457, sections 3.1.4 and 3.1.5): prose, and a URI of the one occurrence.
 * Other errors, and their parts, have a message for people.
 */
function prose({
  name,
  foundIn,
  siblings,
  isProblem,
  isError,
}: ValueFacts): InferredMode | undefined {
  if (foundIn !== 'property') return undefined;
  if (isError && name === 'message') {
    return { mode: 'free', reason: 'it is the message of an error' };
  }
  if (!PROBLEM_PROSE.has(name)) return undefined;
  const beside = ['type', 'title', 'status'].filter((each) => siblings.has(each));
  if (!isProblem && beside.length < 2) return undefined;
  return { mode: 'free', reason: `it is the ${name} of problem details` };
}

const PROBLEM_PROSE = new Set(['detail', 'instance']);

/** A number that differs in another run of the same requests. */
function runningNumber(facts: ValueFacts): InferredMode | undefined {
  const { name, shape, foundIn, isSent, isReceived } = facts;
  const isNumber = shape.types.length > 0 && !shape.types.includes('string');
  if (foundIn !== 'property' || !isNumber || isSent || !isReceived) return undefined;
  const reason = runningReason(name);
  return reason === undefined ? undefined : { mode: 'free', reason };
}
