import type { Contract } from '../../contract.js';
import { cutText } from '../../json/show-value.js';
import { countReason, type LeftOut } from '../left-out.js';
import { isSuccess, type Classified } from './classify.js';

/** The most exchanges that a fixture has. */
export const longestFlow = 100;

/** Exchanges of the same objects, in the order in which they were answered. */
export interface Flow {
  readonly exchanges: readonly Classified[];
  /** How many that came later have no room in a fixture. */
  readonly cut: number;
}

export interface GroupedFlows {
  readonly flows: readonly Flow[];
  readonly leftOut: LeftOut;
}

interface OpenFlow {
  readonly exchanges: Classified[];
  cut: number;
}

/**
 * Sorts exchanges into flows: those that name an object go to the one that made it, and a page of a
 * list joins the flows of all that it shows. So each flow can be replayed by itself.
 *
 * @param exchanges in the order in which they were answered
 */
export function groupFlows(exchanges: readonly Classified[], contract: Contract): GroupedFlows {
  const owners = new Map<string, OpenFlow>();
  const flows = new Set<OpenFlow>();
  const leftOut = new Map<string, number>();
  for (const exchange of exchanges) {
    const reason = reasonToLeaveOut(exchange, { owners, contract });
    if (reason !== undefined) {
      countReason(leftOut, reason);
      continue;
    }
    const named = flowsOf(exchange.named, owners);
    const all = [...new Set([...named, ...flowsOf(exchange.listed, owners)])];
    const length = all.reduce((sum, flow) => sum + flow.exchanges.length, 0);
    const joined = length < longestFlow ? all : named.length > 0 ? named : all.slice(0, 1);
    const flow = join(joined, { owners, flows });
    if (flow.exchanges.length < longestFlow && flow.cut === 0) flow.exchanges.push(exchange);
    else flow.cut += 1;
    for (const id of exchange.made) owners.set(id, flow);
  }
  return { flows: withoutRepeats([...flows]).map(cutShort), leftOut };
}

interface Known {
  readonly owners: ReadonlyMap<string, OpenFlow>;
  readonly contract: Contract;
}

/** In bytes: what a fixture can say, and a replay reads of an answer. */
const largestContent = 64 * 1024 * 1024;

function longestContent({ capture: { request, response } }: Classified): number {
  const sent = request.kind === 'form' ? request.parts.map(({ content }) => content.length) : [];
  return Math.max(0, ...sent, response.kind === 'content' ? response.content.length : 0);
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

function reasonToLeaveOut(exchange: Classified, known: Known): string | undefined {
  const { status, method, request } = exchange.capture;
  if (!methods.includes(method)) return `no fixture can send ${cutText(method)}`;
  if (request.kind === 'content' && request.content.bytes === undefined) {
    return 'the body of the request is too long, or no whole form';
  }
  if (status === 429 || status >= 500) return 'the server failed, or asked to come back later';
  if (status === 409 && exchange.operation === 'deleteFile') return 'the file was not ready yet';
  if (status < 200 || (status >= 300 && status < 400)) return 'neither a success nor a refusal';
  if (longestContent(exchange) > largestContent) return 'a content is longer than 64 MiB';
  const isUnknown = exchange.named.some((id) => !known.owners.has(id));
  if (!isUnknown || isRefusalOfUnknown(exchange, known)) return undefined;
  return 'they speak of objects whose creation was not recorded';
}

/** Whether anyone who has no such object would be refused in this way. */
function isRefusalOfUnknown({ capture, operation }: Classified, { contract }: Known): boolean {
  if (isSuccess(capture)) return false;
  const responses = contract.described.operations[operation ?? '']?.responses ?? {};
  return [401, 403, 404].includes(capture.status) || responses[capture.status] === undefined;
}

function flowsOf(
  ids: readonly string[],
  owners: ReadonlyMap<string, OpenFlow>,
): readonly OpenFlow[] {
  return [...new Set(ids.flatMap((id) => owners.get(id) ?? []))];
}

interface Flows {
  readonly owners: Map<string, OpenFlow>;
  readonly flows: Set<OpenFlow>;
}

/** One flow of many; a new one of none. */
function join(joined: readonly OpenFlow[], { owners, flows }: Flows): OpenFlow {
  const [only] = joined;
  if (only !== undefined && joined.length === 1) return only;
  const exchanges = joined
    .flatMap((flow) => flow.exchanges)
    .sort((a, b) => a.capture.answeredAt - b.capture.answeredAt);
  const flow = { exchanges, cut: joined.reduce((sum, { cut }) => sum + cut, 0) };
  for (const old of joined) flows.delete(old);
  for (const [id, owner] of owners) if (joined.includes(owner)) owners.set(id, flow);
  flows.add(flow);
  return flow;
}

/** A question that was asked again and answered the same is told once. */
function withoutRepeats(flows: readonly OpenFlow[]): readonly Flow[] {
  const seen = new Set<string>();
  return flows.filter(({ exchanges: [first, second] }) => {
    if (first === undefined) return false;
    if (second !== undefined || first.made.length > 0) return true;
    const { method, path, status, requestHeaders, request } = first.capture;
    const hasKey = requestHeaders['authorization'] !== undefined;
    const key = JSON.stringify([method, path, status, hasKey, digestOf(request)]);
    return !seen.has(key) && seen.add(key);
  });
}

/** What comes first needs nothing of what comes later, so the beginning of a flow is a flow, too. */
function cutShort({ exchanges, cut }: Flow): Flow {
  const kept = exchanges.slice(0, longestFlow);
  return { exchanges: kept, cut: cut + exchanges.length - kept.length };
}

function digestOf(body: Classified['capture']['request']): unknown {
  if (body.kind === 'none') return null;
  if (body.kind === 'content') return body.content.digest;
  return body.parts.map(({ name, filename, content }) => [name, filename, content.digest]);
}
