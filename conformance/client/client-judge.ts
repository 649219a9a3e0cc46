import type { Contract } from '../contract.js';
import { kindOf, type Difference } from '../difference/difference.js';
import { isSameLocation } from '../difference/location.js';
import { parseJson } from '../json/parse-json.js';
import type { Finding } from '../verdict/finding.js';
import { showExchange } from '../verdict/show-exchange.js';
import type { SeenExchange, SeenResponse, UnreadableRequest } from './capture/sent-request.js';
import { hideCredentials } from './hide-credentials.js';
import { judgeBody } from './judge/judge-body.js';
import { judgeFraming, judgeUnreadable } from './judge/judge-framing.js';
import { judgeCredentials } from './judge/judge-headers.js';
import { judgeParameters } from './judge/judge-parameters.js';
import { judgeRejection } from './judge/judge-rejection.js';
import { judgeRoute } from './judge/judge-route.js';
import { readRequest, type RequestFacts } from './judge/request-facts.js';
import { judgeOrder } from './order/judge-order.js';
import { Repeats } from './order/judge-repeats.js';
import { KnownObjects } from './order/known-objects.js';
import type { RightCommands } from './right-command.js';

export interface JudgeOptions {
  readonly contract: Contract;
  /** Of the judging server, without a slash at the end: `/v1`. */
  readonly basePath: string;
  readonly commands: RightCommands;
  /**
   * Whether the server is known to conform, and had no objects before: then what it rejects, and ids
   * that it did not assign, are violations. True by default.
   */
  readonly isServerKnown?: boolean | undefined;
}

/** Judges the requests of a client, one after the other. */
export interface ClientJudge {
  judge(exchange: SeenExchange): readonly Finding[];
  judgeUnreadable(request: UnreadableRequest): Finding;
  /** How many requests were judged, and of which operations. */
  readonly requests: number;
  readonly operations: ReadonlySet<string>;
}

/** Opens a judge that remembers what the server assigned, and what the client sent before. */
export function openClientJudge(options: JudgeOptions): ClientJudge {
  const { contract, basePath, commands, isServerKnown = true } = options;
  const known = new KnownObjects(contract);
  const repeats = new Repeats();
  const operations = new Set<string>();
  let requests = 0;
  return {
    judge(exchange) {
      requests += 1;
      const { request, response } = exchange;
      const facts = readRequest(request, contract, basePath);
      if (facts.called !== undefined) operations.add(facts.called.id);
      const single = [
        ...judgeFraming(exchange),
        ...(isServerKnown || !isServed(facts, response) ? judgeRoute(facts) : []),
        ...judgeCredentials(facts),
        ...judgeParameters(facts),
        ...judgeBody(facts),
      ];
      // A value of another type can't be an id.
      const inOrder = judgeOrder(facts, known).filter(
        ({ requirement, location }) =>
          (isServerKnown || requirement !== 'client.order.unknown-id') &&
          !single.some((each) => isSameLocation(each.location, location)),
      );
      const found = [...single, ...inOrder];
      const again = repeats.judge(facts, exchange);
      const isRight = found.length + again.length === 0;
      const rejected = isServerKnown && isRight ? judgeRejection(facts, response) : [];
      noteSuccess(known, facts, response);
      return [...found, ...again, ...rejected].map((violation) =>
        toFinding(violation, { facts, exchange, curl: commands.of(facts) }),
      );
    },
    judgeUnreadable(request) {
      requests += 1;
      const violation = judgeUnreadable(request);
      const ordinal = request.before ?? request.ordinal;
      const [line = ''] = request.received.split(/\r?\n/);
      const start = line.replace(/\?\S*/, '?…');
      return {
        ...violation,
        kind: kindOf(violation),
        exchange: ordinal,
        request: start.slice(0, 120),
        curl: '',
      };
    },
    get requests() {
      return requests;
    },
    operations,
  };
}

/** Whether the server has an operation that the document does not have: it may be of another API. */
export function isServed({ called }: RequestFacts, response: SeenResponse | undefined): boolean {
  // RFC 9110, sections 15.5.5, 15.5.6 and 15.6.2: there is nothing, or not with this method.
  return (
    called === undefined && response !== undefined && ![404, 405, 501].includes(response.status)
  );
}

function noteSuccess(
  known: KnownObjects,
  { called, request }: RequestFacts,
  response: SeenResponse | undefined,
): void {
  if (called === undefined || response === undefined) return;
  if (response.status < 200 || response.status >= 300) return;
  const parsed = parseJson(response.bytes.toString('utf8'));
  const ids = Object.fromEntries(called.parameters.map(({ name, text }) => [name, text]));
  known.note({
    operation: called.id,
    ordinal: request.ordinal,
    ids,
    body: parsed.ok ? parsed.value : undefined,
  });
}

interface Judged {
  readonly facts: RequestFacts;
  readonly exchange: SeenExchange;
  /** The command that sends the request in the right form. */
  readonly curl: string;
}

interface Violation extends Difference {
  readonly requirement: string;
}

function toFinding(violation: Violation, { facts, exchange, curl }: Judged): Finding {
  const { response } = exchange;
  const request = hideCredentials(exchange.request, facts.contract);
  const received = {
    status: response?.status ?? 0,
    headers: response?.headers ?? {},
    bytes: response?.bytes ?? Buffer.alloc(0),
  };
  const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
  const sent = {
    method: request.method,
    path: request.target,
    headers,
    auth: 'right',
    ...(request.body.kind === 'bytes' && { bytes: request.body.bytes }),
  } as const;
  return {
    ...violation,
    kind: kindOf(violation),
    exchange: request.ordinal,
    request: `${request.method} ${facts.called?.operation.path ?? facts.path ?? request.target}`,
    curl,
    shown: showExchange(sent, received),
  };
}
