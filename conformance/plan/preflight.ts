import type { Contract } from '../contract.js';
import { UnreachableError } from '../kit-error.js';
import { noBelongings, noteBelongings } from '../replay/belongings.js';
import { cleanUp } from '../replay/clean-up.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received, Transport } from '../replay/transport.js';
import { formatCurl } from '../verdict/curl.js';
import type { CaseResult } from '../verdict/result.js';
import { endpointQuestions } from './endpoints.js';
import { describeFirstAnswer } from './first-answer.js';

/** What a first look at the target told. */
export interface Preflight {
  /** One failed case for each absent endpoint, or for what keeps the whole run from making sense. */
  readonly cases: readonly CaseResult[];
  /** Operations that the target does not have, with the reason for skipping what needs them. */
  readonly absent: ReadonlyMap<string, string>;
  /** Why nothing more can be judged. */
  readonly stopped?: string;
  readonly notes: readonly string[];
}

export interface PreflightTarget {
  readonly contract: Contract;
  readonly transport: Transport;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly hasKey: boolean;
  /** The operations that the chosen fixtures need; no other is asked for. */
  readonly needed: ReadonlySet<string>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at the target before any fixture is played: whether it can be reached, takes the key, looks
 * like this API, and which of its operations it has.
 *
 * @throws {UnreachableError} when no answer comes at all
 */
export async function runPreflight(target: PreflightTarget): Promise<Preflight> {
  const request: WireRequest = {
    method: 'GET',
    path: '/files?limit=1',
    headers: {},
    auth: 'right',
  };
  const first = await send(target, request);
  const trouble = describeFirstAnswer(first, target);
  if (trouble !== undefined) {
    const { requirement, stopped, ...told } = trouble;
    const failed = failedCase(target, { ...told, requirement, request, operation: 'listFiles' });
    return { cases: [failed], absent: new Map(), stopped, notes: [] };
  }
  return askEndpoints(target, [404, 405, 501].includes(first.status) ? [{ request, first }] : []);
}

interface AbsentList {
  readonly request: WireRequest;
  readonly first: Received;
}

async function askEndpoints(
  target: PreflightTarget,
  lists: readonly AbsentList[],
): Promise<Preflight> {
  const belongings = noBelongings();
  const unasked: string[] = [];
  const cases = lists.map(({ request, first }) =>
    absentCase(target, { operation: 'listFiles', request, status: first.status }),
  );
  const absent = new Map(lists.map(() => ['listFiles', 'the target has no GET /files']));
  for (const { operation, request, absent: statuses } of endpointQuestions()) {
    if (!target.needed.has(operation)) continue;
    if (absent.has('createUpload') && request.path.startsWith('/uploads/')) continue;
    const received = await ask(target, request);
    if (received instanceof ConnectionError) {
      unasked.push(
        `whether the target has ${operation} could not be asked: it ${received.message}`,
      );
      continue;
    }
    noteBelongings(belongings, { operation, path: request.path, received });
    if (!statuses.includes(received.status)) continue;
    const { method, path } = target.contract.operations[operation] ?? request;
    absent.set(operation, `the target has no ${method} ${path}`);
    cases.push(absentCase(target, { operation, request, status: received.status }));
  }
  const notes = [...unasked, ...(await cleanUp(belongings, target.transport))];
  if (['listFiles', 'createFile', 'createUpload'].every((operation) => absent.has(operation))) {
    return { cases: cases.slice(0, 1), absent, stopped: noApi(target.baseUrl), notes };
  }
  return { cases, absent, notes };
}

function noApi(baseUrl: string): string {
  const hint = baseUrl.endsWith('/v1') ? '' : `; did you mean ${baseUrl.replace(/\/$/, '')}/v1?`;
  return `${baseUrl} has neither /files nor /uploads${hint}`;
}

/** An endpoint that gives no answer is judged by the cases that need it. */
async function ask(
  { transport, signal }: PreflightTarget,
  request: WireRequest,
): Promise<Received | ConnectionError> {
  try {
    return await transport.send(request, signal);
  } catch (error) {
    if (error instanceof ConnectionError && error.reason !== 'aborted') return error;
    throw error;
  }
}

async function send(target: PreflightTarget, request: WireRequest): Promise<Received> {
  try {
    return await target.transport.send(request, target.signal);
  } catch (cause) {
    if (!(cause instanceof ConnectionError)) throw cause;
    throw new UnreachableError(
      `the target ${target.baseUrl} ${cause.message}; is the server running, and is this its base URL?`,
      { cause },
    );
  }
}

interface Absence {
  readonly operation: string;
  readonly request: WireRequest;
  readonly status: number;
}

function absentCase(target: PreflightTarget, { operation, request, status }: Absence): CaseResult {
  return failedCase(target, {
    operation,
    request,
    requirement: 'rule.absent-endpoint',
    name: `preflight/${operation}`,
    title: `The target has the endpoint of ${operation}`,
    wanted: 'an answer of the endpoint',
    got: `status ${status}, as of an endpoint that is not there`,
  });
}

interface Failure extends Omit<Absence, 'status'> {
  /** The place that covers it. */
  readonly requirement: string;
  readonly name: string;
  readonly title: string;
  readonly wanted: string;
  readonly got: string;
}

function failedCase({ contract, baseUrl }: PreflightTarget, failure: Failure): CaseResult {
  const { operation, request, name, title, wanted, got } = failure;
  const id = contract.coverage.get(failure.requirement) ?? failure.requirement;
  return {
    kind: 'preflight',
    name,
    title,
    operations: [operation],
    requirements: [id],
    verdict: 'fail',
    findings: [
      {
        requirement: id,
        wanted,
        got,
        where: 'status',
        exchange: 1,
        request: `${request.method} ${request.path}`,
        curl: formatCurl(request, baseUrl),
      },
    ],
    observations: [],
    evidence: contract.requirements.get(id)?.evidence ?? [],
    durationMs: 0,
    exchanges: 1,
  };
}
