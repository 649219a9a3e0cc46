import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import { cleanUp, leave, type CleanedUp } from '../../replay/clean-up.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { isRedirect } from '../../replay/is-redirect.js';
import type { Received } from '../../replay/received.js';
import type { CaseResult } from '../../verdict/result.js';
import { askTarget } from '../../plan/ask-target.js';
import {
  creationQuestions,
  isAbsence,
  lacksMethod,
  nobodysIds,
  objectQuestions,
  type AskedIds,
  type CreationQuestion,
  type EndpointQuestion,
} from './endpoints.js';
import {
  ask,
  makers,
  openLook,
  tellAbsent,
  tellRefusing,
  type AskedTarget,
  type Look,
} from './look.js';

/** The operations that a target has and lacks. */
export interface Endpoints extends CleanedUp {
  /** One case for each operation that is absent, does not respond, or rejects every request. */
  readonly cases: readonly CaseResult[];
  /** Operations that are not requested, with the reason for skipping the cases that need them. */
  readonly absent: ReadonlyMap<string, string>;
  /** Those of them whose response was that of an absent endpoint. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Checks which operations the target has, except for the list: first those that create objects,
 * then those on an object, with an unknown id and then with the id of a created object. If that is
 * not found either, the operation is absent. If the simplest request on an object fails with a
 * server error, no case can show more.
 */
export async function askEndpoints(
  target: AskedTarget,
  known: Pick<Endpoints, 'absent'>,
): Promise<Endpoints> {
  const { needed, profile } = target;
  const look = openLook(target, known.absent);
  const isAsked = (operation: string): boolean =>
    (needed.has(operation) || isToTakeAway(target, operation)) && !look.absent.has(operation);
  const ids: Partial<AskedIds>[] = await Promise.all(
    creationQuestions(profile)
      .filter(({ operation }) => isAsked(operation))
      .map((question) => askCreation(look, question)),
  );
  const isReachable = ({ operation, request }: EndpointQuestion): boolean =>
    isAsked(operation) &&
    !(request.path.startsWith('/uploads/') && look.absent.has('createUpload'));
  await Promise.all(
    Object.values(objectQuestions(nobodysIds))
      .filter(isReachable)
      .map((question) => askAboutNobody(look, question)),
  );
  let made: AskedIds = Object.assign({ file: '', upload: '' }, ...ids);
  // One after the other: each needs the previous ones, and the last ones delete the objects.
  for (const operation of Object.keys(objectQuestions(made))) {
    // The created Upload may be completed already.
    if (operation === 'cancelUpload' && made.upload !== '' && isAsked(operation)) {
      made = { ...made, ...(await askForUpload(look)) };
    }
    const question = objectQuestions(made)[operation];
    if (question === undefined || !isReachable(question)) continue;
    const id = question.request.path.startsWith('/uploads/') ? made.upload : made.file;
    if (id === '') continue;
    const given = await askAboutOwn(look, question, made);
    if (operation === 'addUploadPart' && given !== undefined) made = { ...made, part: given };
  }
  const order = Object.keys(target.contract.described.operations);
  const placeOf = ({ operations: [first = ''] }: CaseResult): number => order.indexOf(first);
  return {
    cases: look.cases.toSorted((a, b) => placeOf(a) - placeOf(b)),
    absent: look.absent,
    missing: look.missing,
    ...(await takeAway(look)),
  };
}

/** If the target responds slowly, the cleanup is left for the end of the run. */
async function takeAway({ target, belongings, cases }: Look): Promise<CleanedUp> {
  const isSilent = cases.some(({ verdict }) => verdict === 'could-not-run');
  if (isSilent || target.signal?.aborted === true) return leave(belongings);
  return cleanUp(belongings, { transport: target.transport, looksAfterDelete: false });
}

/** Whether an operation is needed to delete what the cases create. */
function isToTakeAway({ needed }: AskedTarget, operation: string): boolean {
  return makers[operation]?.some((maker) => needed.has(maker)) === true;
}

/** @returns the id of the created object */
async function askCreation(
  look: Look,
  { operation, requests }: CreationQuestion,
): Promise<Partial<AskedIds>> {
  let refused: (EndpointQuestion & { readonly received: Received }) | undefined;
  for (const request of requests) {
    const received = await ask(look, { operation, request });
    if (received === undefined) return {};
    if (isAbsence(received)) {
      tellAbsent(look, { operation, request, received });
      return {};
    }
    if (received.status >= 200 && received.status < 300) {
      const id = idIn(received);
      if (id === undefined) return {};
      return operation === 'createFile' ? { file: id } : { upload: id };
    }
    refused ??= { operation, request, received };
  }
  if (refused !== undefined) tellRefusing(look, refused, requests.length);
  return {};
}

/** Creates another Upload with the same request. */
async function askForUpload(look: Look): Promise<Partial<AskedIds>> {
  const questions = creationQuestions(look.target.profile);
  const question = questions.find(({ operation }) => operation === 'createUpload');
  return question === undefined ? {} : askCreation(look, question);
}

/** 404 is the correct response to an unknown id. Only 405 or 501 shows an absent endpoint. */
async function askAboutNobody(look: Look, question: EndpointQuestion): Promise<void> {
  const received = await ask(look, question);
  if (received !== undefined && lacksMethod(received)) tellAbsent(look, { ...question, received });
}

/** @returns the id in the response */
async function askAboutOwn(
  look: Look,
  question: EndpointQuestion,
  made: AskedIds,
): Promise<string | undefined> {
  const received = await ask(look, question);
  if (received === undefined) return undefined;
  const answered = { ...question, received };
  const isContent = question.operation === 'downloadFile';
  if (isAbsence(received)) {
    if (!(await isDeleted(look, question, made))) tellAbsent(look, answered);
  } else if (received.status >= 500 || (isContent && isRedirect(received))) {
    if (!isContent || !(await isOtherGivenOut(look))) tellRefusing(look, answered, 1);
  }
  return idIn(received);
}

/** Whether the content of another kind of file can be downloaded. */
async function isOtherGivenOut(look: Look): Promise<boolean> {
  const creation = creationQuestions(look.target.profile)[0];
  for (const request of creation?.requests.slice(1) ?? []) {
    const made = await ask(look, { operation: 'createFile', request });
    const file = made === undefined ? undefined : idIn(made);
    const download = objectQuestions({ ...nobodysIds, file: file ?? '' })['downloadFile'];
    if (file === undefined || download === undefined) continue;
    const received = await ask(look, download);
    if (received !== undefined && received.status < 300) return true;
  }
  return false;
}

/** Whether a 404 is that of a repeated deletion whose first attempt has deleted the file. */
async function isDeleted(
  look: Look,
  { operation }: EndpointQuestion,
  made: AskedIds,
): Promise<boolean> {
  const retrieval = objectQuestions(made)['retrieveFile'];
  if (operation !== 'deleteFile' || retrieval === undefined) return false;
  if (look.absent.has('retrieveFile')) return false;
  const received = await askTarget(look.target, retrieval.request);
  return !(received instanceof ConnectionError) && received.status === 404;
}

function idIn({ bytes }: Received): string | undefined {
  const parsed = parseJson(bytes.toString('utf8'));
  const id = parsed.ok ? valueAt(parsed.value, '/id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
