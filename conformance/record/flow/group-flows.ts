import type { Contract } from '@upspec/document';
import { isSecretName } from '../../profile-format/secret-name.js';
import type { NeededResource } from '../../fixture-format/fixture.js';
import { countReason, type LeftOut } from '../left-out.js';
import type { RecordingRules } from '../recording-rules.js';
import type { Classified } from './classify.js';
import { negotiatedHeaders } from './negotiated-headers.js';
import { keyOfId, noOwners, type Owners } from './owners.js';
import { idsToExist, reasonToLeaveOut } from './reason-to-leave-out.js';
import type { SentId } from './request-ids.js';

/** The most exchanges that a fixture has, where the pack asks for no shorter ones. */
const longestFlow = 400;

/** Exchanges about the same resources, in the order of their responses. */
export interface Flow {
  readonly exchanges: readonly Classified[];
  /** How many of the later ones have no room in a fixture. */
  readonly cut: number;
  /** What has to exist before the first of them. */
  readonly existing: readonly NeededResource[];
}

export interface GroupedFlows {
  readonly flows: readonly Flow[];
  readonly leftOut: LeftOut;
}

interface OpenFlow {
  readonly exchanges: Classified[];
  readonly existing: Map<string, NeededResource>;
  cut: number;
}

export interface GroupContext {
  readonly contract: Contract;
  readonly rules: RecordingRules;
}

/**
 * Sorts exchanges into flows: those that name a resource go to the one that created it, and a
 * response joins the flows of all that it shows. So each flow can be replayed by itself.
 *
 * @param exchanges in the order of their responses
 */
export function groupFlows(exchanges: readonly Classified[], context: GroupContext): GroupedFlows {
  const owners = noOwners<OpenFlow>(context.contract);
  const flows = new Set<OpenFlow>();
  const leftOut = new Map<string, number>();
  const longest = context.rules.longestFlow ?? longestFlow;
  for (const exchange of exchanges) {
    const unknown = unknownIds(exchange, owners);
    const reason = reasonToLeaveOut(exchange, { ...context, unknown });
    if (reason !== undefined) {
      countReason(leftOut, reason);
      continue;
    }
    const flow = join(flowsFor(exchange, owners, longest), { owners, flows });
    if (flow.exchanges.length < longest && flow.cut === 0) flow.exchanges.push(exchange);
    else flow.cut += 1;
    for (const id of idsToExist(exchange, unknown)) {
      flow.existing.set(keyOfId(id), toExisting(id));
      owners.add(id, exchange, flow);
    }
    for (const id of exchange.created) owners.add(id, exchange, flow);
    for (const link of exchange.gives) owners.addLink(link, flow);
  }
  return {
    flows: withoutRepeats([...flows], context).map((flow) => cutShort(flow, longest)),
    leftOut,
  };
}

function unknownIds(exchange: Classified, owners: Owners<OpenFlow>): readonly SentId[] {
  const created = new Set(exchange.created.map(keyOfId));
  return exchange.named.filter(
    (id) => !created.has(keyOfId(id)) && owners.find(id, exchange) === undefined,
  );
}

function toExisting({ resource, value, pathParameter }: SentId): NeededResource {
  return { name: pathParameter ?? resource, resource, value };
}

/** Those that the request needs; beside them those that the response shows, as long as there is room. */
function flowsFor(
  exchange: Classified,
  owners: Owners<OpenFlow>,
  longest: number,
): readonly OpenFlow[] {
  const found = exchange.named.map((id) => owners.find(id, exchange));
  const linked = exchange.needs.map((link) => owners.findLink(link));
  const needed = distinct([...found, ...linked]);
  const created = new Set(exchange.created.map(keyOfId));
  const shown = exchange.shown
    .filter((id) => !created.has(keyOfId(id)))
    .map((id) => owners.find(id, exchange));
  const all = distinct([...needed, ...shown]);
  const length = all.reduce((sum, flow) => sum + flow.exchanges.length, 0);
  if (length < longest) return all;
  return needed.length > 0 ? needed : all.slice(0, 1);
}

function distinct(flows: readonly (OpenFlow | undefined)[]): readonly OpenFlow[] {
  return [...new Set(flows.filter((flow) => flow !== undefined))];
}

interface Flows {
  readonly owners: Owners<OpenFlow>;
  readonly flows: Set<OpenFlow>;
}

/** One flow of many; a new one of none. */
function join(joined: readonly OpenFlow[], { owners, flows }: Flows): OpenFlow {
  const [only] = joined;
  if (only !== undefined && joined.length === 1) return only;
  const exchanges = joined
    .flatMap((flow) => flow.exchanges)
    .sort((a, b) => a.capture.respondedAt - b.capture.respondedAt);
  const flow = {
    exchanges,
    existing: new Map(joined.flatMap(({ existing }) => [...existing])),
    cut: joined.reduce((sum, { cut }) => sum + cut, 0),
  };
  for (const old of joined) flows.delete(old);
  owners.replace(joined, flow);
  flows.add(flow);
  return flow;
}

/** A request that was repeated with the same response is in one fixture alone. */
function withoutRepeats(
  flows: readonly OpenFlow[],
  { contract }: GroupContext,
): readonly OpenFlow[] {
  const seen = new Set<string>();
  return flows.filter(({ exchanges: [first, second] }) => {
    if (first === undefined) return false;
    if (second !== undefined || first.created.length > 0) return true;
    const { method, path, status, requestHeaders, request } = first.capture;
    const hasKey = Object.keys(requestHeaders).some(
      (name) => name !== 'cookie' && isSecretName(name),
    );
    const operation = contract.operations[first.operation ?? ''];
    const chosen = negotiatedHeaders(first.capture, operation).map((name) => requestHeaders[name]);
    const key = JSON.stringify([method, path, status, hasKey, chosen, digestOf(request)]);
    return !seen.has(key) && seen.add(key);
  });
}

/** What comes first needs nothing of what comes later, so the beginning of a flow is a flow, too. */
function cutShort({ exchanges, cut, existing }: OpenFlow, longest: number): Flow {
  const kept = exchanges.slice(0, longest);
  return {
    exchanges: kept,
    cut: cut + exchanges.length - kept.length,
    existing: [...existing.values()],
  };
}

function digestOf(body: Classified['capture']['request']): unknown {
  if (body.kind === 'none') return null;
  if (body.kind === 'content') return body.content.digest;
  return body.parts.map(({ name, filename, content }) => [name, filename, content.digest]);
}
