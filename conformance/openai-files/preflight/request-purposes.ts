import { isRejection } from '../../check/exchange-facts.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { noteCreated } from '../../replay/created-resources.js';
import type { CreationQuestion } from './endpoints.js';
import { makers, type Inspection } from './inspection.js';

/**
 * Finds out which purposes a target rejects that accepts another one: cases that are not about a
 * purpose then use one that works. It creates nothing that can't be deleted.
 */
export async function requestPurposes(
  inspection: Inspection,
  questions: readonly CreationQuestion[],
): Promise<void> {
  const removerOf = (operation: string): string | undefined =>
    Object.keys(makers).find((remover) => makers[remover]?.includes(operation) === true);
  const { absent, rejectedPurposes } = inspection;
  for (const question of questions) {
    const { operation } = question;
    const isAbsent = [operation, removerOf(operation) ?? ''].some((each) => absent.has(each));
    if (isAbsent) continue;
    rejectedPurposes.set(operation, await rejectedBy(inspection, question));
  }
}

async function rejectedBy(
  { target, resources, acceptedPurposes }: Inspection,
  { operation, requests, purposes }: CreationQuestion,
): Promise<readonly string[]> {
  const accepted = acceptedPurposes.get(operation) ?? purposes.length;
  // Where only another order of the fields is accepted, nothing is known of the purposes.
  if (accepted >= purposes.length) return [];
  const isRejected = await Promise.all(
    purposes.map(async (_, at) => {
      const request = requests[at];
      if (at <= accepted || request === undefined) return at < accepted;
      const received = await sendToTarget(target, request);
      if (received instanceof ConnectionError) return false;
      const { described } = target.contract;
      noteCreated(resources, { operation, path: request.path, received }, described);
      return isRejection(received.status);
    }),
  );
  return purposes.filter((_, at) => isRejected[at] === true);
}
