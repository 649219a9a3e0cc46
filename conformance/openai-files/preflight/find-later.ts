import { setTimeout as wait } from 'node:timers/promises';
import { isSuccess } from '../../check/exchange-facts.js';
import { statusOf, words } from '../../difference/reading.js';
import { failedCase } from '../../plan/preflight-case.js';
import { readClock } from '../../replay/read-clock.js';
import type { Received } from '../../replay/received.js';
import type { CaseResult } from '../../verdict/result.js';
import {
  creationQuestions,
  objectQuestions,
  unknownIds,
  type CreationQuestion,
  type EndpointResponse,
} from './endpoints.js';
import { idIn } from './id-in.js';
import { requestEndpoint, type Inspection } from './inspection.js';

/** In milliseconds: a target that does not find an object for so long does not keep it. */
const longest = 1000;
/** In milliseconds, between two requests. */
const pause = 25;

/** An object that was found late. */
interface LateObject {
  /** The response that found it. */
  readonly received: Received;
  readonly case: CaseResult;
  /** Milliseconds after which a target that is busy can be expected to find an object. */
  readonly settling: number;
}

/**
 * Sends a request on a new object again that was not successful. A target that does not find an object
 * at first may find it later: where that is so for another new object too, it is one finding, and further
 * requests on new objects have to wait.
 *
 * @returns the first success; the given response where there is none
 */
export async function findLater(
  inspection: Inspection,
  responded: EndpointResponse,
): Promise<Received> {
  const { operation, request, received } = responded;
  if (isSuccess(received.status)) return received;
  const isLateness = received.status === 404 && operation in makerOf && !inspection.isForgetting;
  if (!isLateness) {
    const again = await requestEndpoint(inspection, { operation, request });
    return again !== undefined && isSuccess(again.status) ? again : received;
  }
  const late = await waitForObject(inspection, responded);
  inspection.isForgetting = late === undefined;
  if (late === undefined) return received;
  if (!(await isLateAgain(inspection, operation))) return late.received;
  if (inspection.settling === undefined) inspection.cases.push(late.case);
  inspection.settling = Math.max(inspection.settling ?? 0, late.settling);
  return late.received;
}

/** By operation on an object: the operation that creates the object. */
const makerOf: Readonly<Record<string, CreationQuestion['operation']>> = {
  retrieveFile: 'createFile',
  downloadFile: 'createFile',
  addUploadPart: 'createUpload',
};

/** Whether a target does not find another new object at once either. */
async function isLateAgain(inspection: Inspection, operation: string): Promise<boolean> {
  const maker = makerOf[operation];
  const questions = creationQuestions(inspection.profile);
  const accepted = inspection.acceptedPurposes.get(maker ?? '') ?? 0;
  const request = questions.find((each) => each.operation === maker)?.requests[accepted];
  if (maker === undefined || request === undefined) return false;
  const created = await requestEndpoint(inspection, { operation: maker, request });
  const id = created === undefined ? undefined : idIn(created);
  const again = objectQuestions({ ...unknownIds, file: id ?? '', upload: id ?? '' })[operation];
  if (id === undefined || again === undefined) return false;
  return (await requestEndpoint(inspection, again))?.status === 404;
}

async function waitForObject(
  inspection: Inspection,
  { operation, request, received: first }: EndpointResponse,
): Promise<LateObject | undefined> {
  const start = readClock();
  while (readClock() - start < longest && inspection.target.signal?.aborted !== true) {
    await wait(pause);
    const received = await requestEndpoint(inspection, { operation, request });
    if (received === undefined) return undefined;
    const late = Math.round(readClock() - start);
    if (isSuccess(received.status)) {
      const failed = failedCase(inspection, {
        operation,
        request,
        requirement: `${operation}.200`,
        name: 'preflight/new-objects',
        title: 'An object is found as soon as the response says that it was created',
        expected: statusOf(200, ' at once'),
        actual: words(
          `status ${first.status} for about ${late} ms after the response that created the object, and status ${received.status} then`,
        ),
      });
      return { received, case: failed, settling: settlingOf(late) };
    }
  }
  return undefined;
}

/** @param late milliseconds that the target took while nothing else ran */
function settlingOf(late: number): number {
  return Math.ceil(late * 1.25) + pause;
}
