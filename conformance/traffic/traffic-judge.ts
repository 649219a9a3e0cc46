import { openClientJudge, isServed } from '../client/client-judge.js';
import type { SeenExchange, UnreadableRequest } from '../client/capture/sent-request.js';
import { DistinctFindings } from '../client/distinct-findings.js';
import { readRequest } from '../client/judge/request-facts.js';
import { statusOf } from '../difference/reading.js';
import type { Side } from '../proxy/watcher.js';
import type { Finding, LocatedObservation } from '../verdict/finding.js';
import { isUnreached } from './is-unreached.js';
import { openServerJudge, type ServerJudge, type ServerJudgeOptions } from './server-judge.js';

export interface TrafficJudgeOptions extends ServerJudgeOptions {
  /** Called once for each violation. */
  onViolation(side: Side, finding: Finding): void;
}

/** What was seen of both sides. */
export interface SeenTraffic {
  /** How many requests came, whatever became of them. */
  readonly requests: number;
  /** How many are of no operation of the document, and were served. */
  readonly foreign: number;
  /** How many did not reach the server, and why the last of them did not. */
  readonly unreached: { readonly count: number; readonly reason: string };
  readonly client: readonly Finding[];
  readonly server: readonly Finding[];
  readonly observations: readonly LocatedObservation[];
  readonly clientOperations: ReadonlySet<string>;
  readonly responses: Pick<ServerJudge, 'responses' | 'operations' | 'requirements'>;
}

/** Judges both sides of what passes by. */
export interface TrafficJudge {
  /** @param exchange - With its content encodings undone. */
  add(exchange: SeenExchange): void;
  addUnreadable(request: UnreadableRequest): void;
  readonly seen: SeenTraffic;
}

/** A client may keep a server busy for days. */
const mostObservations = 100;

/** Opens the judges of a client and a server of which nothing is known but the document. */
export function openTrafficJudge(options: TrafficJudgeOptions): TrafficJudge {
  const { contract, basePath, commands, onViolation } = options;
  const judge = openClientJudge({ contract, basePath, commands, isServerKnown: false });
  const server = openServerJudge(options);
  const found = { client: new DistinctFindings(), server: new DistinctFindings() };
  const observations: LocatedObservation[] = [];
  let foreign = 0;
  const unreached = { count: 0, reason: '' };
  const keep = (side: Side, findings: readonly Finding[]): void => {
    for (const finding of found[side].add(findings)) onViolation(side, finding);
  };
  return {
    add(exchange) {
      const { request, response } = exchange;
      const facts = readRequest(request, contract, basePath);
      if (isServed(facts, response)) foreign += 1;
      if (isUnreached(exchange)) {
        unreached.count += 1;
        unreached.reason = exchange.cause?.message ?? '';
      }
      const wrong = judge.judge(exchange);
      keep('client', wrong);
      keep('server', server.judge(exchange));
      const rejected = wrong.length === 0 ? rejectionOf(exchange, facts.called) : undefined;
      if (rejected !== undefined && observations.length < mostObservations) {
        observations.push(rejected);
      }
    },
    addUnreadable: (request) => keep('client', [judge.judgeUnreadable(request)]),
    get seen() {
      return {
        requests: judge.requests,
        foreign,
        unreached,
        client: found.client.all,
        server: found.server.all,
        observations,
        clientOperations: judge.operations,
        responses: server,
      };
    },
  };
}

/** The id of what is observed where a server rejects a request that the document allows. */
export const rejectionRule = 'traffic.rejected';

/** Whether the server or the document is wrong can't be known. */
function rejectionOf(
  { request, response }: SeenExchange,
  called: ReturnType<typeof readRequest>['called'],
): LocatedObservation | undefined {
  if (response === undefined || called === undefined) return undefined;
  const { status } = response;
  if (![400, 405, 406, 411, 413, 415, 422].includes(status)) return undefined;
  return {
    requirement: rejectionRule,
    actual: statusOf(status),
    exchange: request.ordinal,
    request: `${called.operation.method} ${called.operation.path}`,
  };
}
