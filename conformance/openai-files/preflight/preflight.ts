import { mostItems } from '../../replay/bound-response.js';
import { ConnectionError } from '../../replay/connection-error.js';
import type { WireRequest } from '../../replay/build-request.js';
import type { Received } from '../../replay/received.js';
import type { Finding } from '../../verdict/finding.js';
import type { CaseResult } from '../../verdict/result.js';
import { requestEndpoints } from './request-endpoints.js';
import { noRestrictions, type Restrictions } from './request-purposes.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { unknownRoute } from '../../plan/catch-all.js';
import { describeUnserved } from './describe-unserved.js';
import { describeUnsteady } from './describe-unsteady.js';
import { isAbsence, objectQuestions, unknownIds } from './endpoints.js';
import type { FirstRequest } from '../../plan/first-response.js';
import { sendFirstRequest, findTrouble, stopAt } from '../../plan/send-first-request.js';
import { isOfKey, rejectKey } from '../../plan/rejected-key.js';
import { isWebPage, type ForeignResponse } from '../../plan/foreign-response.js';
import {
  findForeign,
  findMeant,
  stopAtOperation,
  stopElsewhere,
} from '../../plan/wrong-address.js';
import { silence } from './inspection.js';
import { absentCase, rejectingCase, silentCase } from '../../plan/preflight-case.js';
import {
  interrupted,
  nothingWrong,
  type Preflight,
  type PreflightTarget,
} from '../../plan/preflight.js';
import type { OpenAIPreflightTarget } from './preflight-target.js';
import { absentBy } from '../claims/unclaimed.js';

/** A preflight that also shows what the target accepts of the requests that create objects. */
export interface OpenAIPreflight extends Preflight {
  readonly restrictions: Restrictions;
}

/** Where nothing is known of them. */
const none = { restrictions: noRestrictions };

/**
 * Checks the target before any case is run: whether it can be reached, accepts the key, looks like
 * this API, and which operations it has.
 *
 * @throws {UnreachableError} if there is no response at all
 */
export async function runPreflight(target: OpenAIPreflightTarget): Promise<OpenAIPreflight> {
  const found = await inspectTarget(target);
  if (!isSuspicious(found) || target.signal?.aborted === true) return found;
  const unsteady = await describeUnsteady(target, [
    { ...retrieveFirst, status: 404 },
    { ...listFirst, status: 200 },
  ]);
  return { ...found, ...unsteady };
}

/**
 * Whether a target may respond at random. One in which nothing is wrong, that redirects, or that does not
 * respond, is sent no more requests than are needed.
 */
function isSuspicious({ cases, stopped }: Preflight): boolean {
  const isRedirecting = ({ actual }: Finding): boolean =>
    actual.kind === 'status' && actual.statuses.some((status) => /^3/.test(String(status)));
  const isOther = ({ verdict, findings }: CaseResult): boolean =>
    verdict === 'could-not-run' || findings.some(isRedirecting);
  return (cases.length > 0 || stopped !== undefined) && !cases.some(isOther);
}

async function inspectTarget(target: OpenAIPreflightTarget): Promise<OpenAIPreflight> {
  const claimed = absentBy(target.profile, target.contract.described.operations);
  const first = await sendFirstRequest(target, listFirst);
  if (first instanceof ConnectionError) {
    if (first.reason === 'aborted') return { ...nothingWrong, ...none, stopped: interrupted };
    const absent = new Map([...claimed, ['listFiles', silence('GET /files', first)]]);
    return inspectFurther(target, { absent, list: silentCase(target, 'listFiles', first) });
  }
  const seen = { requests: [listFirst, retrieveFirst], received: first } as const;
  const ofOperation = await stopAtOperation(target, seen);
  if (ofOperation !== undefined) return { ...ofOperation, ...none };
  const foreign = await findForeign(target, seen);
  if (foreign !== undefined && foreign.kind !== 'missing') {
    return { ...(await endElsewhere(target, foreign, ['GET /files'])), ...none };
  }
  const like = foreign === undefined ? {} : { foreign };
  if (claimed.has('listFiles')) return inspectFurther(target, { absent: claimed, ...like });
  if (isAbsence(first)) {
    const absent = new Map([...claimed, ['listFiles', 'the target has no GET /files']]);
    const missing = { operation: 'listFiles', request: listOne, status: first.status };
    const list = absentCase(target, missing);
    return inspectFurther(target, { absent, list, isListMissing: true, ...like });
  }
  if (isOfKey(first)) {
    if (!(await isKeyAcceptedElsewhere(target))) {
      return { ...(await rejectKey(target, listFirst, first.status)), ...none };
    }
    const rejected = { operation: 'listFiles', request: listOne, received: first, tries: 1 };
    const list = rejectingCase(target, rejected);
    const absent = new Map([...claimed, ['listFiles', list.reason]]);
    return inspectFurther(target, { absent, list: list.case });
  }
  const trouble = await findTrouble(target, listFirst, first);
  if (trouble !== undefined) return { ...stopAt(target, listFirst, trouble), ...none };
  const broken = await inspectList(target, first);
  if (broken === undefined) return inspectFurther(target, { absent: claimed });
  const absent = new Map([...claimed, ['listFiles', broken.reason]]);
  return inspectFurther(target, { absent, list: broken.case, rejection: first });
}

/** Whether a request that changes nothing gets another response than one for a rejected key. */
async function isKeyAcceptedElsewhere(target: OpenAIPreflightTarget): Promise<boolean> {
  const { retrieveFile, cancelUpload } = objectQuestions(unknownIds);
  for (const question of [retrieveFile, cancelUpload]) {
    if (question === undefined) continue;
    const received = await sendToTarget(target, question.request);
    if (!(received instanceof ConnectionError) && !isOfKey(received)) return true;
  }
  return false;
}

/** A list that is rejected with and without a limit cannot be judged. */
async function inspectList(
  target: OpenAIPreflightTarget,
  first: Received,
): Promise<ReturnType<typeof rejectingCase> | undefined> {
  if (first.status < 400) return undefined;
  const again = await sendToTarget(target, { ...listOne, path: '/files' });
  if (again instanceof ConnectionError || again.status < 400) return undefined;
  const rejected = { operation: 'listFiles', request: listOne, received: first, tries: 2 };
  return rejectingCase(target, rejected);
}

const listOne: WireRequest = {
  method: 'GET',
  path: '/files?limit=1',
  headers: {},
  auth: 'right',
  keep: mostItems({ isPage: true }),
};

const listFirst: FirstRequest = {
  operation: 'listFiles',
  request: listOne,
  path: '/files',
  isJson: true,
};

/** With an unknown id, so that nothing is changed. */
const retrieveFirst: FirstRequest = {
  operation: 'retrieveFile',
  request: {
    method: 'GET',
    path: `/files/${unknownIds.file}`,
    headers: {},
    auth: 'right',
  },
  path: '/files/{file_id}',
  isJson: true,
};

/** Whether the target still responds to a request to which it responded at first. */
export async function isAlive(
  target: Pick<PreflightTarget, 'transport' | 'signal'>,
  absent: Preflight['absent'],
): Promise<boolean> {
  const response = await sendToTarget(target, absent.has('listFiles') ? unknownRoute : listOne);
  return !(response instanceof ConnectionError);
}

/** Without a list, these two operations show whether the target has this API at all. */
const reporting = ['createFile', 'createUpload'];

/** What the first request showed. */
interface KnownOfList {
  readonly absent: Preflight['absent'];
  /** What is wrong with the list. */
  readonly list?: CaseResult;
  /** Whether its response was that of an absent endpoint. */
  readonly isListMissing?: true;
  /** What the target may be instead, where the list is like an unknown route. */
  readonly foreign?: ForeignResponse;
  /** The response to it, if it rejects everything. */
  readonly rejection?: Received;
}

async function inspectFurther(
  target: OpenAIPreflightTarget,
  { absent, list, isListMissing, foreign, rejection }: KnownOfList,
): Promise<OpenAIPreflight> {
  const isPlain = list === undefined && foreign === undefined;
  const needed = isPlain ? target.needed : new Set([...target.needed, ...reporting]);
  const found = await requestEndpoints({ ...target, needed }, { absent });
  const cases = list === undefined ? found.cases : [list, ...found.cases];
  const ofList = (list?.findings ?? []).map(
    ({ requirement }) => ['listFiles', requirement] as const,
  );
  const blockedBy = new Map([...found.blockedBy, ...ofList]);
  const seen = { ...found, cases, blockedBy };
  if (target.signal?.aborted === true) return { ...seen, stopped: interrupted };
  const isMissing = (operation: string): boolean => {
    const rejection = found.rejections.get(operation);
    return (
      found.missing.has(operation) ||
      target.profile.absent.includes(operation) ||
      (foreign !== undefined && rejection !== undefined && isWebPage(rejection))
    );
  };
  if (foreign !== undefined && reporting.every(isMissing)) {
    return { ...(await endElsewhere(target, foreign, searched)), ...none };
  }
  if (list !== undefined && isListMissing === true && reporting.every(isMissing)) {
    return { ...seen, cases: [list], stopped: `${target.baseUrl} ${noApi}` };
  }
  if (seen.stopped !== undefined) return seen;
  const requested = new Set([...needed].filter((each) => !target.profile.absent.includes(each)));
  const unserved = await describeUnserved(target, {
    ...seen,
    cases: found.cases,
    requested,
    list: listFirst,
    ofList: rejection,
  });
  return { ...seen, ...unserved };
}

/** Ends a run whose base URL leads elsewhere. */
async function endElsewhere(
  target: OpenAIPreflightTarget,
  foreign: ForeignResponse,
  paths: readonly string[],
): Promise<Preflight> {
  const meant = await findMeant(target, foreign, [listFirst]);
  return stopElsewhere(target, { foreign, paths, meant });
}

const noApi = 'has neither GET /files nor POST /files nor POST /uploads, so nothing can be judged';

/** What shows that the API is at another base URL, where all of it is missing. */
const searched = ['GET /files', 'POST /files', 'POST /uploads'];
