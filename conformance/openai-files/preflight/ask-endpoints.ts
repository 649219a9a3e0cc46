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

/** What is known of a target's operations. */
export interface Endpoints extends CleanedUp {
  /** One case for each that is absent, silent, or refuses whatever it is sent. */
  readonly cases: readonly CaseResult[];
  /** Operations that are not to be asked for, with the reason for skipping what needs them. */
  readonly absent: ReadonlyMap<string, string>;
  /** Those of them that answered as if they were not there. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Asks for each operation but the list whether it is there: first those that create, then those that
 * are about an object, by an id that nobody has, and then by the id of what was made. Where that is not
 * found either, the operation is not there; where the plainest request about an object fails in the
 * server, no case can tell more.
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
  // One after the other: each needs what came before, and the last ones take the objects away.
  for (const operation of Object.keys(objectQuestions(made))) {
    // The Upload that was made may be completed by now.
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

/** What a target may be slow to answer about is left for the end of the run. */
async function takeAway({ target, belongings, cases }: Look): Promise<CleanedUp> {
  const isSilent = cases.some(({ verdict }) => verdict === 'could-not-run');
  if (isSilent || target.signal?.aborted === true) return leave(belongings);
  return cleanUp(belongings, { transport: target.transport, looksAfterDelete: false });
}

/** Whether an operation will be needed after cases, to take away what they made. */
function isToTakeAway({ needed }: AskedTarget, operation: string): boolean {
  return makers[operation]?.some((maker) => needed.has(maker)) === true;
}

/** @returns the id of what was made */
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

/** One more Upload, as the first was asked for. */
async function askForUpload(look: Look): Promise<Partial<AskedIds>> {
  const questions = creationQuestions(look.target.profile);
  const question = questions.find(({ operation }) => operation === 'createUpload');
  return question === undefined ? {} : askCreation(look, question);
}

/** An unknown id is answered with 404, so that only what else comes tells of an absent endpoint. */
async function askAboutNobody(look: Look, question: EndpointQuestion): Promise<void> {
  const received = await ask(look, question);
  if (received !== undefined && lacksMethod(received)) tellAbsent(look, { ...question, received });
}

/** @returns the id that the answer tells */
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

/** Whether a file of another kind is given out, where one is not: then it hangs on the content. */
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

/** A deletion that was asked for once more, as the first answer was "not now", finds nothing. */
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
