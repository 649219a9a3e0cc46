import { checkResponse } from '../check/check-response.js';
import type { PackChecks } from '../check/pack-checks.js';
import type { SeenExchange, SeenResponse } from '../client/capture/sent-request.js';
import { readRequest, type RequestFacts } from '../client/judge/request-facts.js';
import type { RightCommands } from '../client/right-command.js';
import type { Contract } from '../contract.js';
import { derivedRequirements } from '../contract/derived-requirements.js';
import { kindOf, type Difference } from '../difference/difference.js';
import { atConnection } from '../difference/location.js';
import { words } from '../difference/reading.js';
import type { Profile } from '../profile-format/profile.js';
import type { Received } from '../replay/received.js';
import { formatCurl, type CurlTarget } from '../verdict/curl.js';
import type { Finding } from '../verdict/finding.js';
import { showExchange } from '../verdict/show-exchange.js';
import { isUnreached } from './is-unreached.js';
import { isConditional, shownRequest } from './shown-request.js';

export interface ServerJudgeOptions {
  readonly contract: Contract;
  /** Of the server, without a slash at the end: `/v1`. */
  readonly basePath: string;
  readonly profile: Profile;
  readonly checks: PackChecks;
  /** Where commands send requests. */
  readonly target: CurlTarget;
  /** For requests that are too long to be shown. */
  readonly commands: RightCommands;
}

/** Judges the responses of a server, one after the other. */
export interface ServerJudge {
  judge(exchange: SeenExchange): readonly Finding[];
  /** How many responses were judged, of which operations, and by which requirements. */
  readonly responses: number;
  readonly operations: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
}

/** Opens a judge that knows nothing but the document. */
export function openServerJudge(options: ServerJudgeOptions): ServerJudge {
  const { contract, basePath } = options;
  const operations = new Set<string>();
  const requirements = new Set<string>();
  const known = new Set<string>();
  let responses = 0;
  const note = (operation: string, { status }: SeenResponse): void => {
    responses += 1;
    operations.add(operation);
    if (known.has(`${operation} ${status}`)) return;
    known.add(`${operation} ${status}`);
    const exchange = { operation, request: { method: '', path: '' }, response: { status } };
    for (const id of derivedRequirements({ exchanges: [exchange] }, contract)) requirements.add(id);
  };
  return {
    judge(exchange) {
      const { request, response } = exchange;
      const facts = readRequest(request, contract, basePath);
      if (facts.called === undefined) return [];
      if (response !== undefined) note(facts.called.id, response);
      return judgeExchange(exchange, facts, options).map(({ requirement, ...difference }) =>
        toFinding({ requirement, ...difference }, { exchange, facts, options }),
      );
    },
    get responses() {
      return responses;
    },
    operations,
    requirements,
  };
}

interface ServerViolation extends Difference {
  readonly requirement: string;
}

function judgeExchange(
  exchange: SeenExchange,
  facts: RequestFacts,
  { contract, profile, checks }: ServerJudgeOptions,
): readonly ServerViolation[] {
  const { request, response, cutBy } = exchange;
  const { called } = facts;
  if (called === undefined) return [];
  if (response === undefined) {
    return cutBy === 'server' && !isUnreached(exchange) ? [silence(contract, exchange)] : [];
  }
  return checkResponse({
    contract,
    profile,
    checks,
    operation: called.id,
    method: request.method,
    path: `${facts.path ?? ''}?${facts.query ?? ''}`,
    received: asReceived(response, cutBy === 'server'),
    isConditional: isConditional(request),
  }).map(({ requirement, location, expected, actual, more }) => ({
    requirement,
    location,
    expected,
    actual,
    ...(more !== undefined && { more }),
  }));
}

function asReceived(
  { status, headers, bytes, size, isComplete }: SeenResponse,
  isCutByServer: boolean,
): Received {
  return {
    status,
    headers,
    bytes,
    cut: !isComplete || size > bytes.length,
    ...(!isComplete && isCutByServer && { brokenOff: true }),
  };
}

function silence({ coverage }: Contract, { cause }: SeenExchange): ServerViolation {
  const reason = cause === undefined ? '' : `: ${cause.message}`;
  return {
    requirement: coverage.get('rule.no-response') ?? 'rule.no-response',
    location: atConnection,
    expected: words('a response'),
    actual: words(`a connection that ended without one${reason}`),
  };
}

interface Judged {
  readonly exchange: SeenExchange;
  readonly facts: RequestFacts;
  readonly options: ServerJudgeOptions;
}

function toFinding(violation: ServerViolation, { exchange, facts, options }: Judged): Finding {
  const { request, response } = exchange;
  const sent = shownRequest(facts);
  const { target, commands } = options;
  const received = {
    status: response?.status ?? 0,
    headers: response?.headers ?? {},
    bytes: response?.bytes ?? Buffer.alloc(0),
  };
  const { method, path } = facts.called?.operation ?? { method: request.method, path: '' };
  const shown = sent ?? { method: request.method, path, headers: {}, auth: 'right' };
  return {
    ...violation,
    kind: kindOf(violation),
    exchange: request.ordinal,
    request: `${method} ${path}`,
    curl: sent === undefined ? commands.of(facts) : formatCurl(sent, target),
    shown: showExchange(shown, received),
  };
}
