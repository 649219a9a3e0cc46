import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import type { CreatedResourceId } from './created-resource-ids.js';
import { formatCurl, type CurlTarget } from './curl.js';
import { inventedValues } from './invented-values.js';
import type { OriginOfId } from './needed-steps.js';
import { nearValues } from './near-values.js';
import { openStandIns } from './stand-ins.js';
import type { Step } from './step.js';
import { openTagStandIns } from './tag-stand-ins.js';

/** The values of a case that are others in each run, and the commands that name them. */
export interface ScriptValues {
  /** One command for each step, with strings in place of the values. */
  readonly commands: readonly string[];
  readonly last: string;
  /** The values, by those strings. */
  readonly created: ReadonlyMap<string, OriginOfId>;
  tokenOf(created: Pick<CreatedResourceId, 'resource' | 'id'>): string;
  /** A request with those strings, but for ids that the client chose. */
  apply(request: WireRequest, before: number): WireRequest;
  /** The same for a request that has no entity tag. */
  applyIds(request: WireRequest): WireRequest;
}

/** An id that is shorter appears in commands by chance. */
const shortestToken = 6;

export function scriptValues(
  {
    described,
    steps,
    sent,
  }: {
    readonly described: Described;
    readonly steps: readonly Step[];
    readonly sent: WireRequest;
  },
  target: CurlTarget,
): ScriptValues {
  const standIns = openStandIns(
    described,
    steps.flatMap((step) => step.created),
  );
  const tags = openTagStandIns(steps);
  const commands = steps.map((step, at) =>
    formatCurl(tags.apply(standIns.apply(step.sent), at), target),
  );
  const last = formatCurl(tags.apply(standIns.apply(sent), steps.length), target);
  const ids = new Map<string, OriginOfId>();
  for (const [step, each] of steps.entries()) {
    for (const id of each.created) {
      const token = standIns.tokenOf(id);
      if (token.length < shortestToken || ids.has(token)) continue;
      ids.set(token, { ...id, step, isCreated: true });
    }
  }
  const near = nearValues(ids, [...steps.map(({ sent: { path } }) => path), sent.path]);
  const created = new Map([...inventedValues(steps, commands), ...tags.given, ...near, ...ids]);
  return {
    commands,
    last,
    created,
    tokenOf: (id) => standIns.tokenOf(id),
    apply: (request, before) => tags.apply(standIns.applyGiven(request), before),
    applyIds: (request) => standIns.applyGiven(request),
  };
}
