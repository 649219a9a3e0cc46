import { isRejection, isSuccess } from '../../check/exchange-facts.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { noteCreated } from '../../replay/created-resources.js';
import type { WireRequest } from '../../replay/build-request.js';
import type { FileOrder } from '../claims/restrict-order.js';
import type { CreationQuestion } from './endpoints.js';
import { makers, type Inspection } from './inspection.js';

/** What a target accepts of the requests that create objects. */
export interface Restrictions {
  /** By operation: the purposes that it rejects. */
  readonly rejectedPurposes: ReadonlyMap<string, readonly string[]>;
  /** The purpose of the created file, if the target returned its content. */
  readonly downloaded: readonly string[];
  /** Where the file of a multipart body has to be; absent where it may be anywhere. */
  readonly fileOrder?: FileOrder | undefined;
}

/** Where nothing is known of them. */
export const noRestrictions: Restrictions = {
  rejectedPurposes: new Map<string, string[]>(),
  downloaded: [],
};

/**
 * Finds out which purposes a target rejects that accepts another one: cases that are not about a
 * purpose then use one that works. The same holds for the order of the fields. It creates nothing that
 * can't be deleted.
 */
export async function requestPurposes(
  inspection: Inspection,
  questions: readonly CreationQuestion[],
): Promise<Restrictions> {
  const removerOf = (operation: string): string | undefined =>
    Object.keys(makers).find((remover) => makers[remover]?.includes(operation) === true);
  const { absent } = inspection;
  const rejectedPurposes = new Map<string, readonly string[]>();
  let fileOrder: FileOrder | undefined;
  for (const question of questions) {
    const { operation } = question;
    const isAbsent = [operation, removerOf(operation) ?? ''].some((each) => absent.has(each));
    if (isAbsent) continue;
    rejectedPurposes.set(operation, await rejectedBy(inspection, question));
    if (question.fileFirst.length > 0) fileOrder = await findOrder(inspection, question);
  }
  return { rejectedPurposes, downloaded: downloadedOf(inspection, questions), fileOrder };
}

function downloadedOf(
  { ownResponses, acceptedPurposes }: Inspection,
  questions: readonly CreationQuestion[],
): readonly string[] {
  const status = ownResponses.get('downloadFile')?.received.status;
  if (status === undefined || !isSuccess(status)) return [];
  const purposes = questions.find(({ operation }) => operation === 'createFile')?.purposes ?? [];
  const purpose = purposes[acceptedPurposes.get('createFile') ?? purposes.length];
  return purpose === undefined ? [] : [purpose];
}

async function findOrder(
  inspection: Inspection,
  { operation, purposes, fileFirst }: CreationQuestion,
): Promise<FileOrder | undefined> {
  const accepted = inspection.acceptedPurposes.get(operation);
  if (accepted === undefined) return undefined;
  if (accepted >= purposes.length) return 'first';
  return (await isRejected(inspection, operation, fileFirst[accepted])) ? 'last' : undefined;
}

async function rejectedBy(
  inspection: Inspection,
  { operation, requests, purposes }: CreationQuestion,
): Promise<readonly string[]> {
  const accepted = inspection.acceptedPurposes.get(operation) ?? purposes.length;
  // Where only another order of the fields is accepted, nothing is known of the purposes.
  if (accepted >= purposes.length) return [];
  const rejected = await Promise.all(
    purposes.map((_, at) =>
      at <= accepted ? at < accepted : isRejected(inspection, operation, requests[at]),
    ),
  );
  return purposes.filter((_, at) => rejected[at] === true);
}

async function isRejected(
  { target, resources }: Inspection,
  operation: string,
  request: WireRequest | undefined,
): Promise<boolean> {
  if (request === undefined) return false;
  const received = await sendToTarget(target, request);
  if (received instanceof ConnectionError) return false;
  const { described } = target.contract;
  noteCreated(resources, { operation, path: request.path, received }, described);
  return isRejection(received.status);
}
