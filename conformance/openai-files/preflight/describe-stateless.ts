import { isSuccess } from '../../check/exchange-facts.js';
import { statusOf } from '../../difference/reading.js';
import { failedCase } from '../../plan/preflight-case.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { mostItems } from '../../replay/bound-response.js';
import { ConnectionError } from '../../replay/connection-error.js';
import type { WireRequest } from '../../replay/build-request.js';
import type { CaseResult } from '../../verdict/result.js';
import {
  creationQuestions,
  objectQuestions,
  unknownIds,
  type EndpointResponse,
} from './endpoints.js';
import { idIn } from './id-in.js';
import { requestEndpoint, type Inspection } from './inspection.js';

/** Why a server that keeps no object can't be judged, and what shows it. */
export interface Statelessness {
  /** In place of the cases of single operations. */
  readonly cases: readonly CaseResult[];
  readonly stopped: string;
}

/**
 * Finds out whether a target keeps nothing of what it is sent: no operation makes a difference between an
 * object that was created and an unknown id, and the list has no file that was created.
 *
 * @returns undefined for a server that seems to keep what it is sent
 */
export async function describeStateless(
  inspection: Inspection,
): Promise<Statelessness | undefined> {
  const { unknownStatuses, baseUrl } = inspection;
  const ofUnknown = [...unknownStatuses.values()];
  // Each operation that changes an object may be one that can be repeated.
  const isKnown = unknownStatuses.has('retrieveFile') && ofUnknown.length >= leastRequested;
  if (isKnown && ofUnknown.every(isSuccess)) {
    return {
      cases: [servingCase(inspection)],
      stopped: `${baseUrl} responds to every unknown id with a success, so it seems to keep no objects, and nothing can be judged`,
    };
  }
  const forgotten = forgottenIn(inspection);
  if (forgotten === undefined || (await isListed(inspection))) return undefined;
  const isOfObject = ({ operations: [operation = ''] }: CaseResult): boolean =>
    operation in objectQuestions(unknownIds);
  const others = inspection.cases.filter((each) => !isOfObject(each));
  return {
    cases: [forgettingCase(inspection, forgotten), ...others],
    stopped: `${baseUrl} accepts objects and finds none of them again, so nothing more can be judged`,
  };
}

/** One operation alone may be wrong. */
const leastRequested = 2;

/** A response that did not find an object, where no other did. */
function forgottenIn(inspection: Inspection): EndpointResponse | undefined {
  const { ownResponses, unknownStatuses, cases } = inspection;
  const own = [...ownResponses.values()];
  if (own.length < leastRequested) return undefined;
  const isKept = ({ operation, received: { status } }: EndpointResponse): boolean => {
    const unknown = unknownStatuses.get(operation);
    const isForAll = unknown !== undefined && isSuccess(unknown) && isSuccess(status);
    return !isForAll && !isForgotten(status);
  };
  if (own.some(isKept)) return undefined;
  return own.find(
    ({ operation, received }) =>
      isForgotten(received.status) &&
      cases.some(({ operations }) => operations.includes(operation)),
  );
}

function isForgotten(status: number): boolean {
  return status === 404 || status === 410;
}

/** Whether the list has a file that was just created. */
async function isListed(inspection: Inspection): Promise<boolean> {
  const { target, absent, profile } = inspection;
  const [request] =
    creationQuestions(profile).find(({ operation }) => operation === 'createFile')?.requests ?? [];
  if (request === undefined || absent.has('createFile') || absent.has('listFiles')) return false;
  const created = await requestEndpoint(inspection, { operation: 'createFile', request });
  const id = created === undefined ? undefined : idIn(created);
  if (id === undefined) return false;
  const listed = await sendToTarget(target, listAll);
  // The id is a string of JSON in every spelling of the list.
  return !(listed instanceof ConnectionError) && listed.bytes.includes(JSON.stringify(id));
}

const listAll: WireRequest = {
  method: 'GET',
  path: '/files',
  headers: {},
  auth: 'right',
  keep: mostItems({ isPage: true }),
};

function servingCase(inspection: Inspection): CaseResult {
  const { method, path } = { method: 'GET', path: `/files/${unknownIds.file}` };
  const status = inspection.unknownStatuses.get('retrieveFile') ?? 200;
  return failedCase(inspection, {
    operation: 'retrieveFile',
    request: { method, path, headers: {}, auth: 'right' },
    requirement: 'retrieveFile.404',
    name: 'preflight/unknown-ids',
    title: 'An unknown id gets another response than an object that exists',
    expected: statusOf(404),
    actual: statusOf(status, ', as to each operation on an unknown id'),
  });
}

function forgettingCase(
  inspection: Inspection,
  { operation, request, received }: EndpointResponse,
): CaseResult {
  return failedCase(inspection, {
    operation,
    request,
    requirement: `${operation}.200`,
    name: 'preflight/objects',
    title: 'An object that was created is found again',
    expected: statusOf(200),
    actual: statusOf(received.status, ', as to each operation on an object that was created'),
  });
}
