import { setTimeout as wait } from 'node:timers/promises';
import { cleanUp, leave, type CleanedUp } from '../../replay/clean-up.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { isSuccess } from '../../check/exchange-facts.js';
import type { Received } from '../../replay/received.js';
import type { CaseResult } from '../../verdict/result.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import {
  creationQuestions,
  isAbsence,
  lacksMethod,
  unknownIds,
  objectQuestions,
  type RequestedIds,
  type CreationQuestion,
  type EndpointQuestion,
} from './endpoints.js';
import { describeStateless } from './describe-stateless.js';
import { hasNoId, idIn } from './id-in.js';
import { isErrorInSuccess } from './is-error-in-success.js';
import { isRejecting } from './is-rejecting.js';
import { isAbsentEndpoint } from './is-absent-endpoint.js';
import { requestPurposes, type Restrictions } from './request-purposes.js';
import { findLater } from './find-later.js';
import {
  requestEndpoint,
  makers,
  openInspection,
  reportAbsent,
  reportRejecting,
  reportUnidentified,
  type InspectedTarget,
  type Inspection,
} from './inspection.js';

/** The operations that a target has and lacks. */
export interface Endpoints extends CleanedUp {
  /** One case for each operation that is absent, does not respond, or rejects every request. */
  readonly cases: readonly CaseResult[];
  /** Operations that are not requested, with the reason for skipping the cases that need them. */
  readonly absent: ReadonlyMap<string, string>;
  /** By operation: the violated requirement that is the reason. */
  readonly blockedBy: ReadonlyMap<string, string>;
  /** Those of them whose response was that of an absent endpoint. */
  readonly missing: ReadonlySet<string>;
  /** By operation that creates objects: the first of its responses, where it rejected each request. */
  readonly rejections: ReadonlyMap<string, Received>;
  readonly restrictions: Restrictions;
  /** Milliseconds that the target takes to find a new object, where it does not find it at once. */
  readonly settling?: number;
  /** Why nothing more can be judged. */
  readonly stopped?: string;
}

/**
 * Checks which operations the target has, except for the list: first those that create objects,
 * then those on an object, with an unknown id and then with the id of a created object. If that is
 * not found either, the operation is absent. If the simplest request on an object fails with a
 * server error, no case can show more.
 */
export async function requestEndpoints(
  target: InspectedTarget,
  known: Pick<Endpoints, 'absent'>,
): Promise<Endpoints> {
  const { needed, profile } = target;
  const inspection = openInspection(target, known.absent);
  const isRequested = (operation: string): boolean =>
    (needed.has(operation) || isToDelete(target, operation)) && !inspection.absent.has(operation);
  const ids: Partial<RequestedIds>[] = [];
  // One after the other: a target may fail only where two requests are sent at the same time.
  for (const question of creationQuestions(profile)) {
    if (!isRequested(question.operation)) continue;
    const id = await requestCreation(inspection, question);
    ids.push(id);
    if (id.file !== undefined && isRequested('retrieveFile'))
      await retrieveAtOnce(inspection, id.file);
  }
  const isReachable = ({ operation, request }: EndpointQuestion): boolean =>
    isRequested(operation) &&
    !(request.path.startsWith('/uploads/') && inspection.absent.has('createUpload'));
  await Promise.all(
    Object.values(objectQuestions(unknownIds))
      .filter(isReachable)
      .map((question) => requestUnknownId(inspection, question)),
  );
  let created: RequestedIds = Object.assign({ file: '', upload: '' }, ...ids);
  // One after the other: each needs the previous ones, and the last ones delete the objects.
  for (const operation of Object.keys(objectQuestions(created))) {
    // The created Upload may be completed already.
    if (operation === 'cancelUpload' && created.upload !== '' && isRequested(operation)) {
      created = { ...created, ...(await requestUpload(inspection)) };
    }
    const question = objectQuestions(created)[operation];
    if (question === undefined || !isReachable(question)) continue;
    const id = question.request.path.startsWith('/uploads/') ? created.upload : created.file;
    if (id === '') continue;
    if (operation === 'completeUpload' && created.part === undefined) {
      blockCompletion(inspection);
      continue;
    }
    const given = await requestOwnId(inspection, question, created);
    if (operation === 'addUploadPart' && given !== undefined) created = { ...created, part: given };
  }
  const restrictions = await requestPurposes(inspection, creationQuestions(profile));
  const order = Object.keys(target.contract.described.operations);
  const positionOf = ({ operations: [first = ''] }: CaseResult): number => order.indexOf(first);
  const stateless = await describeStateless(inspection);
  const sorted = inspection.cases.toSorted((a, b) => positionOf(a) - positionOf(b));
  return {
    ...(stateless !== undefined && { stopped: stateless.stopped }),
    cases: stateless?.cases ?? sorted,
    absent: inspection.absent,
    blockedBy: inspection.blockedBy,
    missing: inspection.missing,
    rejections: inspection.rejections,
    restrictions,
    ...(inspection.settling !== undefined && { settling: inspection.settling }),
    ...(await deleteCreated(inspection)),
  };
}

/** If the target responds slowly, the cleanup is left for the end of the run. */
async function deleteCreated(inspection: Inspection): Promise<CleanedUp> {
  const { target, resources, cases, settling } = inspection;
  const isSilent = cases.some(({ verdict }) => verdict === 'could-not-run');
  if (isSilent || target.signal?.aborted === true) return leave(resources);
  if (settling !== undefined) await wait(settling);
  return cleanUp(resources, { transport: target.transport, verifiesDeletion: false });
}

/** Whether an operation is needed to delete what the cases create. */
function isToDelete({ needed }: InspectedTarget, operation: string): boolean {
  return makers[operation]?.some((maker) => needed.has(maker)) === true;
}

/** @returns the id of the created object */
async function requestCreation(
  inspection: Inspection,
  { operation, requests, announced }: CreationQuestion,
): Promise<Partial<RequestedIds>> {
  let rejected: (EndpointQuestion & { readonly received: Received }) | undefined;
  for (const [at, request] of requests.entries()) {
    const first = await requestEndpoint(inspection, { operation, request });
    if (first === undefined) return {};
    const received = isAbsence(first)
      ? await findLater(inspection, { operation, request, received: first })
      : first;
    if (isAbsence(received)) {
      reportAbsent(inspection, { operation, request, received });
      return {};
    }
    if (isSuccess(received.status)) {
      const id = idIn(received);
      if (id === undefined) {
        if (hasNoId(received)) reportUnidentified(inspection, { operation, request, received });
        return {};
      }
      inspection.acceptedPurposes.set(operation, at);
      if (operation === 'createFile') return { file: id };
      const content = announced[at];
      return content === undefined ? { upload: id } : { upload: id, content };
    }
    rejected ??= { operation, request, received };
  }
  if (rejected === undefined) return {};
  inspection.rejections.set(operation, rejected.received);
  reportRejecting(inspection, rejected, requests.length);
  return {};
}

/** Before time passes, as a target may find a file only then. */
async function retrieveAtOnce(inspection: Inspection, file: string): Promise<void> {
  const question = objectQuestions({ ...unknownIds, file })['retrieveFile'];
  if (question === undefined) return;
  const received = await requestEndpoint(inspection, question);
  if (received !== undefined) await findLater(inspection, { ...question, received });
}

/** Creates another Upload with the same request. */
async function requestUpload(inspection: Inspection): Promise<Partial<RequestedIds>> {
  const questions = creationQuestions(inspection.target.profile);
  const question = questions.find(({ operation }) => operation === 'createUpload');
  return question === undefined ? {} : requestCreation(inspection, question);
}

/** 404 is the correct response to an unknown id. Only 405 or 501 shows an absent endpoint. */
async function requestUnknownId(inspection: Inspection, question: EndpointQuestion): Promise<void> {
  const received = await requestEndpoint(inspection, question);
  if (received === undefined) return;
  if (!isErrorInSuccess(received)) {
    inspection.unknownStatuses.set(question.operation, received.status);
  }
  if (lacksMethod(received)) reportAbsent(inspection, { ...question, received });
}

/** Without a part no request to complete an Upload is a plain one. */
function blockCompletion({ absent, blockedBy }: Inspection): void {
  const reason = absent.get('addUploadPart');
  if (reason === undefined || absent.has('completeUpload')) return;
  absent.set('completeUpload', reason);
  const requirement = blockedBy.get('addUploadPart');
  if (requirement !== undefined) blockedBy.set('completeUpload', requirement);
}

/** @returns the id in the response, if it is a success */
async function requestOwnId(
  inspection: Inspection,
  question: EndpointQuestion,
  created: RequestedIds,
): Promise<string | undefined> {
  const first = await requestEndpoint(inspection, question);
  if (first === undefined) return undefined;
  const received = await findLater(inspection, { ...question, received: first });
  const responded = { ...question, received };
  inspection.ownResponses.set(responded.operation, responded);
  if (isSuccess(received.status)) return idIn(received);
  if (isAbsence(received) && (await isDeleted(inspection, question, created))) return undefined;
  if (await isAbsentEndpoint(inspection, responded)) reportAbsent(inspection, responded);
  else if (await isRejecting(inspection, responded)) reportRejecting(inspection, responded, 1);
  return undefined;
}

/** Whether a 404 is that of a repeated deletion whose first attempt has deleted the file. */
async function isDeleted(
  inspection: Inspection,
  { operation }: EndpointQuestion,
  created: RequestedIds,
): Promise<boolean> {
  const retrieval = objectQuestions(created)['retrieveFile'];
  if (operation !== 'deleteFile' || retrieval === undefined) return false;
  if (inspection.absent.has('retrieveFile')) return false;
  const received = await sendToTarget(inspection.target, retrieval.request);
  return !(received instanceof ConnectionError) && received.status === 404;
}
