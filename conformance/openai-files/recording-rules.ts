import { knownServers } from './known-servers.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { Capture } from '../record/capture/capture.js';
import { jsonOf } from '../record/capture/json-of.js';
import type { Classified } from '../record/flow/classify.js';
import { plainFrames, type LineFrames } from '../record/flow/generate-content.js';
import { secretsByName } from '../record/flow/secret-fields.js';
import { requirementOfStatus } from '../record/flow/requirements-of.js';
import type { RecordingRules, RequirementContext } from '../record/recording-rules.js';

/** Rules for recordings of the Files and Uploads API that its contract does not contain. */
export const recordingRules: RecordingRules = {
  // The kit uses only files that it created, so a fixture cannot require existing ones.
  keepsExisting: false,
  keepsUnknownOperations: true,
  isNewestFirst: true,
  longestFlow: 100,
  secretLocations: secretsByName,
  servers: knownServers,
  chunkedUploads: [
    { part: 'addUploadPart', complete: 'completeUpload', partIds: '/part_ids', md5: 'md5' },
  ],
  linesFor,
  requirementsOf,
  reasonToLeaveOut: ({ capture, operation }) =>
    capture.status === 409 && operation === 'deleteFile' ? 'the file was not ready yet' : undefined,
  isLost,
};

/** The lines that a server which validates files expects: batch requests or training examples. */
function linesFor(capture: Capture): LineFrames {
  return framesByPurpose[purposeOf(capture)] ?? plainFrames;
}

const framesByPurpose: Readonly<Record<string, LineFrames>> = {
  batch: [
    '{"custom_id":"generated","method":"POST","url":"/v1/chat/completions",' +
      '"body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":""}]}}\n',
    ...plainFrames,
  ],
  'fine-tune': [
    '{"messages":[{"role":"user","content":"Go on."},{"role":"assistant","content":""}]}\n',
    ...plainFrames,
  ],
};

function purposeOf({ request, response }: Capture): string {
  if (request.kind === 'form') {
    const part = request.parts.find(({ name }) => name === 'purpose');
    return part?.content.bytes?.toString() ?? '';
  }
  return String(valueAt(jsonOf(response), '/purpose') ?? '');
}

function requirementsOf(
  { capture, operation }: Classified,
  { auth, covering, responsesOf }: RequirementContext,
): readonly string[] {
  if (operation === undefined) return [routeRequirement(capture)];
  const isUpload = capture.path.startsWith('/uploads');
  if (auth === 'none') return [isUpload ? 'AUTH-03' : 'AUTH-02'];
  if (auth === 'wrong') return [isUpload ? 'AUTH-03' : 'AUTH-01'];
  const responses = responsesOf(operation);
  const found = requirementOfStatus(covering, operation, { status: capture.status, responses });
  return [found ?? 'ERROR-01'];
}

function routeRequirement({ method, path }: Capture): string {
  const [bare = ''] = path.split('?');
  if (/^\/uploads(?:\/[^/]+(?:\/parts)?)?$/.test(bare) && method === 'GET') return 'ROUTE-05';
  if (
    /^\/(?:files(?:\/[^/]+(?:\/content)?)?|uploads(?:\/[^/]+(?:\/(?:parts|complete|cancel))?)?)$/.test(
      bare,
    )
  ) {
    return 'ROUTE-04';
  }
  return bare === '/files/' ? 'ROUTE-03' : 'ROUTE-02';
}

/** Browsers omit the bytes of files from recorded forms. The response has their number. */
function isLost({ method, path, status, request, response }: Capture): boolean {
  if (method !== 'POST' || path !== '/files' || status !== 200) return false;
  const length = valueAt(jsonOf(response), '/bytes');
  const file =
    request.kind === 'form' ? request.parts.find(({ name }) => name === 'file') : undefined;
  return typeof length === 'number' && file?.content.length !== length;
}
