import type { Contract } from '../contract.js';
import { UnreachableError } from '../kit-error.js';
import type { Profile } from '../profile/profile.js';
import { noBelongings, noteBelongings } from '../replay/belongings.js';
import { cleanUp } from '../replay/clean-up.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received, Transport } from '../replay/transport.js';
import type { CaseResult } from '../verdict/result.js';
import { describeCatchAll, unknownRoute } from './catch-all.js';
import { endpointQuestions, isAbsence } from './endpoints.js';
import { describeFirstAnswer, type Trouble } from './first-answer.js';
import { absentCase, failedCase, silentCase } from './preflight-case.js';
import { absentBy } from './unclaimed.js';

/** What a first look at the target told. */
export interface Preflight {
  /** One case for each endpoint that is absent or silent, or for what keeps the whole run from making sense. */
  readonly cases: readonly CaseResult[];
  /** Operations that are not to be asked for, with the reason for skipping what needs them. */
  readonly absent: ReadonlyMap<string, string>;
  /** Why nothing more can be judged. */
  readonly stopped?: string;
  readonly notes: readonly string[];
}

export interface PreflightTarget {
  readonly contract: Contract;
  readonly transport: Transport;
  /** What the target claims: what it does not, is not missed. */
  readonly profile: Profile;
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
  const claimed = absentBy(target.profile, target.contract.operations);
  const first = await askFirst(target);
  if (first instanceof ConnectionError) {
    const absent = new Map([...claimed, ['listFiles', silence('GET /files', first)]]);
    return askEndpoints(target, { absent, cases: [silentCase(target, 'listFiles', first)] });
  }
  if (claimed.has('listFiles')) return askEndpoints(target, { absent: claimed, cases: [] });
  if (isAbsence(first)) {
    const absent = new Map([...claimed, ['listFiles', 'the target has no GET /files']]);
    const list = { operation: 'listFiles', request: listOne, status: first.status };
    return askEndpoints(target, { absent, cases: [absentCase(target, list)] });
  }
  const trouble = describeFirstAnswer(first, target) ?? (await lookForCatchAll(target, first));
  if (trouble !== undefined) return stop(target, trouble);
  return askEndpoints(target, { absent: claimed, cases: [] });
}

const listOne: WireRequest = {
  ...{ method: 'GET', path: '/files?limit=1' },
  ...{ headers: {}, auth: 'right' },
};

function stop(target: PreflightTarget, trouble: Trouble): Preflight {
  const { stopped, request = listOne, ...told } = trouble;
  const failed = failedCase(target, { ...told, request, operation: 'listFiles' });
  return { cases: [failed], absent: new Map(), stopped, notes: [] };
}

function silence(endpoint: string, { message }: ConnectionError): string {
  return `${endpoint} gave no answer: the target ${message}`;
}

/** A server that answers whatever it is asked alike has nothing to be judged. */
async function lookForCatchAll(
  target: PreflightTarget,
  first: Received,
): Promise<Trouble | undefined> {
  const other = await ask(target, unknownRoute);
  return other instanceof ConnectionError
    ? undefined
    : describeCatchAll(first, other, target.baseUrl);
}

async function askEndpoints(
  target: PreflightTarget,
  known: Pick<Preflight, 'absent' | 'cases'>,
): Promise<Preflight> {
  const belongings = noBelongings();
  const cases = [...known.cases];
  const absent = new Map(known.absent);
  // Without a list the two that create tell whether there is this API at all.
  const isElsewhere = cases.some(({ verdict }) => verdict === 'fail');
  const telling = isElsewhere ? ['createFile', 'createUpload'] : [];
  for (const { operation, request, absent: statuses } of endpointQuestions(target.profile)) {
    const isAsked = target.needed.has(operation) || telling.includes(operation);
    if (!isAsked && !isToTakeAway(target, operation)) continue;
    if (absent.has(operation)) continue;
    if (absent.has('createUpload') && request.path.startsWith('/uploads/')) continue;
    const { method, path } = target.contract.operations[operation] ?? request;
    const received = await ask(target, request);
    if (received instanceof ConnectionError) {
      const reason = silence(`${method} ${path}`, received);
      absent.set(operation, reason);
      const untaken = `${reason}; what is made could not be taken away`;
      for (const maker of makers[operation] ?? []) absent.set(maker, untaken);
      cases.push(silentCase(target, operation, received));
      continue;
    }
    noteBelongings(belongings, { operation, path: request.path, received });
    if (!isAsked || !statuses.includes(received.status)) continue;
    absent.set(operation, `the target has no ${method} ${path}`);
    cases.push(absentCase(target, { operation, request, status: received.status }));
  }
  const notes = await cleanUp(belongings, target.transport);
  const isSilent = cases.some(({ verdict }) => verdict === 'could-not-run');
  if (isElsewhere && !isSilent && telling.every((operation) => absent.has(operation))) {
    return { cases: cases.slice(0, 1), absent, stopped: noApi(target.baseUrl), notes };
  }
  return { cases, absent, notes };
}

function noApi(baseUrl: string): string {
  const hint = baseUrl.endsWith('/v1') ? '' : `; did you mean ${baseUrl.replace(/\/$/, '')}/v1?`;
  return `${baseUrl} has neither /files nor /uploads${hint}`;
}

/** What makes things that only the other operation takes away. */
const makers: Readonly<Record<string, readonly string[]>> = {
  deleteFile: ['createFile', 'completeUpload'],
  cancelUpload: ['createUpload'],
};

/** Whether an operation will be needed after cases, to take away what they made. */
function isToTakeAway({ needed }: PreflightTarget, operation: string): boolean {
  return makers[operation]?.some((maker) => needed.has(maker)) === true;
}

/** An endpoint that gives no answer is one thing to tell, and not the end of the run. */
async function ask(
  target: PreflightTarget,
  request: WireRequest,
): Promise<Received | ConnectionError> {
  const answer = await askAtAll(target, request);
  if (answer instanceof ConnectionError && answer.reason === 'aborted') throw answer;
  return answer;
}

/**
 * The first answer of all, or why the list alone gave none.
 *
 * @throws {UnreachableError} when nothing else is answered either
 */
async function askFirst(target: PreflightTarget): Promise<Received | ConnectionError> {
  const first = await askAtAll(target, listOne);
  if (!(first instanceof ConnectionError)) return first;
  const isHere = !['refused', 'unknown-host', 'certificate', 'aborted'].includes(first.reason);
  const other = isHere ? await askAtAll(target, unknownRoute) : first;
  if (!(other instanceof ConnectionError)) return first;
  throw new UnreachableError(
    `the target ${target.baseUrl} ${first.message}; is the server running, and is this its base URL?`,
    { cause: first },
  );
}

async function askAtAll(
  { transport, signal }: PreflightTarget,
  request: WireRequest,
): Promise<Received | ConnectionError> {
  try {
    return await transport.send(request, signal);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}
