import { UnreachableError } from '../kit-error.js';
import { noBelongings } from '../replay/belongings.js';
import type { CleanedUp } from '../replay/clean-up.js';
import { mostKept } from '../replay/bound-answer.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { CaseResult } from '../verdict/result.js';
import { askEndpoints } from './ask-endpoints.js';
import { askTarget } from './ask-target.js';
import { describeCatchAll, unknownRoute } from './catch-all.js';
import { isAbsence } from './endpoints.js';
import { describeFirstAnswer, hintOf, type Trouble } from './first-answer.js';
import { silence, type AskedTarget } from './look.js';
import { absentCase, failedCase, refusingCase, silentCase } from './preflight-case.js';
import { absentBy } from './unclaimed.js';

/** What a first look at the target told. */
export interface Preflight extends CleanedUp {
  /** One case for each endpoint that is absent or silent, or for what keeps the whole run from making sense. */
  readonly cases: readonly CaseResult[];
  /** Operations that are not to be asked for, with the reason for skipping what needs them. */
  readonly absent: ReadonlyMap<string, string>;
  /** Those of them that answered as if they were not there. */
  readonly missing: ReadonlySet<string>;
  /** Why nothing more can be judged. */
  readonly stopped?: string;
}

export interface PreflightTarget extends AskedTarget {
  readonly hasKey: boolean;
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
    if (first.reason === 'aborted') return { ...nothing, stopped: interrupted };
    const absent = new Map([...claimed, ['listFiles', silence('GET /files', first)]]);
    return lookFurther(target, { absent, list: silentCase(target, 'listFiles', first) });
  }
  if (claimed.has('listFiles')) return lookFurther(target, { absent: claimed });
  if (isAbsence(first)) {
    const absent = new Map([...claimed, ['listFiles', 'the target has no GET /files']]);
    const list = { operation: 'listFiles', request: listOne, status: first.status };
    return lookFurther(target, { absent, list: absentCase(target, list), isListMissing: true });
  }
  const trouble = describeFirstAnswer(first, target) ?? (await lookForCatchAll(target, first));
  if (trouble !== undefined) return stop(target, trouble);
  const broken = await lookAtList(target, first);
  if (broken === undefined) return lookFurther(target, { absent: claimed });
  const absent = new Map([...claimed, ['listFiles', broken.reason]]);
  return lookFurther(target, { absent, list: broken.case });
}

/** A list that is refused with a limit and without one has nothing to be judged by. */
async function lookAtList(
  target: PreflightTarget,
  first: Received,
): Promise<ReturnType<typeof refusingCase> | undefined> {
  if (first.status < 400) return undefined;
  const again = await askTarget(target, { ...listOne, path: '/files' });
  if (again instanceof ConnectionError || again.status < 400) return undefined;
  const refused = { operation: 'listFiles', request: listOne, received: first, tries: 2 };
  return refusingCase(target, refused);
}

const nothing = {
  cases: [],
  absent: new Map<string, string>(),
  missing: new Set<string>(),
  notes: [],
  left: noBelongings(),
};

const listOne: WireRequest = {
  method: 'GET',
  path: '/files?limit=1',
  headers: {},
  auth: 'right',
  keep: mostKept({ isPage: true }),
};

/** Whether the target still answers a question that it has answered at first. */
export async function isAlive(
  target: Pick<PreflightTarget, 'transport' | 'signal'>,
  absent: Preflight['absent'],
): Promise<boolean> {
  const answer = await askTarget(target, absent.has('listFiles') ? unknownRoute : listOne);
  return !(answer instanceof ConnectionError);
}

function stop(target: PreflightTarget, trouble: Trouble): Preflight {
  const { stopped, isUsage = false, request = listOne, ...told } = trouble;
  const failed = failedCase(target, { ...told, request, operation: 'listFiles' });
  const unjudged = { verdict: 'could-not-run', reason: told.got, findings: [] } as const;
  return { ...nothing, cases: [isUsage ? { ...failed, ...unjudged } : failed], stopped };
}

/** A server that answers whatever it is asked alike has nothing to be judged. */
async function lookForCatchAll(
  target: PreflightTarget,
  first: Received,
): Promise<Trouble | undefined> {
  const other = await askTarget(target, unknownRoute);
  return other instanceof ConnectionError
    ? undefined
    : describeCatchAll(first, other, target.baseUrl);
}

/** Without a list the two that create tell whether there is this API at all. */
const telling = ['createFile', 'createUpload'];

/** What the first question told. */
interface KnownOfList {
  readonly absent: Preflight['absent'];
  /** What is wrong with the list. */
  readonly list?: CaseResult;
  /** Whether it was answered as if it were not there. */
  readonly isListMissing?: true;
}

async function lookFurther(
  target: PreflightTarget,
  { absent, list, isListMissing }: KnownOfList,
): Promise<Preflight> {
  const needed = list === undefined ? target.needed : new Set([...target.needed, ...telling]);
  const found = await askEndpoints({ ...target, needed }, { absent });
  const cases = list === undefined ? found.cases : [list, ...found.cases];
  if (target.signal?.aborted === true) return { ...found, cases, stopped: interrupted };
  const isMissing = (operation: string): boolean =>
    found.missing.has(operation) || target.profile.absent.includes(operation);
  if (list !== undefined && isListMissing === true && telling.every(isMissing)) {
    return { ...found, cases: [list], stopped: noApi(target.baseUrl) };
  }
  return { ...found, cases };
}

const interrupted = 'the run was stopped before its cases were played';

function noApi(baseUrl: string): string {
  return `${baseUrl} has neither /files nor /uploads${hintOf(baseUrl)}`;
}

/**
 * The first answer of all, or why the list alone gave none.
 *
 * @throws {UnreachableError} when nothing else is answered either
 */
async function askFirst(target: PreflightTarget): Promise<Received | ConnectionError> {
  const first = await askTarget(target, listOne);
  if (!(first instanceof ConnectionError)) return first;
  if (first.reason === 'aborted') return first;
  const isHere = !['refused', 'unknown-host', 'certificate'].includes(first.reason);
  const other = isHere ? await askTarget(target, unknownRoute) : first;
  if (!(other instanceof ConnectionError)) return first;
  throw new UnreachableError(
    `the target ${target.baseUrl} ${first.message}; is the server running, and is this its base URL?`,
    { cause: first },
  );
}
