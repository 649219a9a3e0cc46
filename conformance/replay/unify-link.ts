import type { ComparedValue } from '@upspec/document';
import { cursorScope } from './find-listing.js';
import { liveOf, rebind, type BoundPair } from './bindings.js';
import { encodeSegment } from './encode-segment.js';
import { matchPath, type MatchedPath } from './match-path.js';
import { indexInLink, showInLink } from './show-in-link.js';
import { addMismatch, type Anchor, type RuledPair, type WalkPosition, type Walk } from './walk.js';
import { valueOf } from '../difference/reading.js';

export interface LinkPosition {
  readonly position: WalkPosition;
  /** Compares a parameter of the link. */
  readonly unifyRuled: (walk: Walk, pair: RuledPair, position: WalkPosition) => Anchor | undefined;
}

export interface LinkPair {
  readonly recorded: string;
  readonly live: string;
}

interface Target {
  readonly url: URL;
  readonly match: MatchedPath | undefined;
}

/** A host that replaces the server's own. */
const ownHost = 'http://own.invalid';

/**
 * Compares two links: both lead to the same operation, and each parameter of one is bound to that
 * of the other. A relative link (RFC 3986 section 5) is equal to the absolute one that it resolves
 * to.
 */
export function unifyLink(
  walk: Walk,
  pair: LinkPair,
  { position, unifyRuled }: LinkPosition,
): void {
  const recorded = targetOf(walk, pair.recorded, 'recorded');
  const live = targetOf(walk, pair.live, 'live');
  const from = recorded?.match;
  const to = live?.match;
  if (from === undefined || recorded === undefined) {
    if (recorded !== undefined && live !== undefined && isSame(recorded.url, live.url)) return;
    if (pair.recorded === pair.live) return;
    addMismatch(walk, position, {
      expected: valueOf(pair.recorded),
      actual: valueOf(pair.live),
    });
    return;
  }
  if (live === undefined || to?.operation !== from.operation) {
    const { path = '' } = walk.described.operations[from.operation] ?? {};
    addMismatch(walk, position, {
      expected: valueOf(path, ' as the target of the link'),
      actual: valueOf(pair.live),
    });
    return;
  }
  const path = live.url.pathname.slice(to.base) + live.url.search + live.url.hash;
  let start = Math.max(0, pair.live.length - path.length);
  from.parameters.forEach(({ parameter, name, text }, at) => {
    const other = to.parameters[at];
    const first = walk.mismatches.length;
    unifyRuled(
      walk,
      { rule: parameter.value, recorded: text, live: other?.text },
      {
        pointer: position.pointer,
        location: locationOf(parameter.value, `${from.operation} path ${name}`, position),
      },
    );
    const sent = encodeSegment(other?.text ?? '');
    const part = { link: pair.live, text: sent, prefix: '/', from: start } as const;
    showInLink(walk, first, part);
    start = Math.max(start, indexInLink(part));
  });
  const targets = { recorded, live, link: pair.live, operation: from.operation };
  unifyQuery(walk, targets, { position, unifyRuled });
}

/** A binding of its own belongs to the parameter, a difference to the link. */
function locationOf(
  { mode, resource }: ComparedValue,
  location: string,
  position: WalkPosition,
): string {
  return mode === 'assigned' && resource === undefined ? location : position.location;
}

interface Targets {
  readonly recorded: Target;
  readonly live: Target;
  /** The live link, as it was sent. */
  readonly link: string;
  readonly operation: string;
}

function unifyQuery(
  walk: Walk,
  { recorded, live, link, operation }: Targets,
  { position, unifyRuled }: LinkPosition,
): void {
  const { parameters = [], paging } = walk.described.operations[operation] ?? {};
  const cursor = paging?.next.kind === 'cursor' ? paging.next.parameter : undefined;
  for (const name of new Set(recorded.url.searchParams.keys())) {
    const before = recorded.url.searchParams.getAll(name);
    const now = live.url.searchParams.getAll(name);
    const scope = name === cursor ? cursorScope(walk.described, operation) : undefined;
    if (scope !== undefined && before[0] !== undefined && now[0] !== undefined) {
      unifyCursor(walk, { scope, recorded: before[0], live: now[0] }, position);
      continue;
    }
    const rule = parameters.find((each) => each.in === 'query' && each.name === name)?.value;
    before.forEach((text, at) => {
      const first = walk.mismatches.length;
      unifyRuled(
        walk,
        { rule: rule ?? { mode: 'equal' }, recorded: text, live: now[at] },
        {
          pointer: position.pointer,
          location: locationOf(rule ?? { mode: 'equal' }, `${operation} query ${name}`, position),
        },
      );
      const sent = encodeURIComponent(now[at] ?? '');
      showInLink(walk, first, { link, text: sent, prefix: `${name}=`, from: 0 });
    });
  }
}

/** A page has one next page, whether its body leads there or a link. */
function unifyCursor(walk: Walk, cursor: BoundPair, position: WalkPosition): void {
  const { scope, recorded, live } = cursor;
  const shown = liveOf(walk.bindings, scope, recorded);
  const isOfBody = walk.known !== undefined && liveOf(walk.known, scope, recorded) !== shown;
  if (isOfBody && shown !== undefined && String(shown) !== live) {
    addMismatch(walk, position, {
      expected: valueOf(String(shown), ' as the cursor of the link'),
      actual: valueOf(String(live)),
    });
    return;
  }
  walk.bindings = rebind(walk.bindings, cursor);
}

function targetOf(walk: Walk, link: string, side: 'recorded' | 'live'): Target | undefined {
  const base = `${ownHost}${walk.request?.[side] ?? '/'}`;
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return { url, match: matchPath(walk.described, url.pathname) };
}

function isSame(a: URL, b: URL): boolean {
  return a.pathname === b.pathname && a.search === b.search && a.host === b.host;
}
