import { downloadable } from '../probes/purposes.js';
import {
  creationQuestions,
  objectQuestions,
  unknownIds,
  type EndpointResponse,
} from './endpoints.js';
import { idIn } from './id-in.js';
import { requestEndpoint, type Inspection } from './inspection.js';

/**
 * Whether an endpoint that has rejected the plainest request on an object that the kit created rejects every
 * such request, and not only what this server need not accept.
 */
export async function isRejecting(
  inspection: Inspection,
  { operation, received }: EndpointResponse,
): Promise<boolean> {
  const { limits } = inspection.profile;
  const isRejection = received.status >= 400 && received.status < 500;
  if (operation === 'downloadFile') {
    const isJudged = !isRejection || downloadable(inspection.profile).length > 0;
    return isJudged && !(await isOtherGivenOut(inspection));
  }
  if (!isRejection && received.status < 500) return false;
  return !(operation === 'addUploadPart' && isRejection && limits.leastPart > 1);
}

/** Whether the content of another kind of file can be downloaded. */
async function isOtherGivenOut(inspection: Inspection): Promise<boolean> {
  const creation = creationQuestions(inspection.target.profile)[0];
  for (const request of creation?.requests.slice(1) ?? []) {
    const created = await requestEndpoint(inspection, { operation: 'createFile', request });
    const file = created === undefined ? undefined : idIn(created);
    const download = objectQuestions({ ...unknownIds, file: file ?? '' })['downloadFile'];
    if (file === undefined || download === undefined) continue;
    const received = await requestEndpoint(inspection, download);
    if (received !== undefined && received.status < 300) return true;
  }
  return false;
}
