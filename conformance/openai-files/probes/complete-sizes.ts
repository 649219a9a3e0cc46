import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { completeInBody } from './complete-in-body.js';
import { findFailure } from './responses.js';
import { lines, openUpload, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { atStatus } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';

const KIB = 1024;

/** How large the body of a completion may be, whatever the number and the length of its ids. */
export const completeSizeProbes: readonly OpenAIProbe[] = [
  {
    ...head('COMPLETE-20'),
    name: 'uploads/complete/over-100-kb',
    title: 'A completion with a body of more than 100 kB is accepted',
    async run(target) {
      const atLeast = 100 * KIB + 1;
      const response = await completeWith(target, atLeast);
      if (response.status === 200 || findFailure(target, response)) return;
      // A limit below 10 kB, or a server that completes nothing, violates another requirement.
      const small = await completeWith(target, 10 * KIB + 1);
      if (small.status !== 200) return;
      target.find(response, {
        requirement: 'COMPLETE-20',
        location: atStatus,
        expected: { kind: 'status', statuses: [200] },
        actual: statusOf(response.status, ` to a body of ${atLeast} bytes`),
      });
    },
  },
  {
    ...head('COMPLETE-21'),
    name: 'uploads/complete/over-1-mib',
    title: 'Whether a completion with a body of more than 1 MiB is accepted',
    async run(target) {
      const atLeast = KIB * KIB + 1;
      const response = await completeWith(target, atLeast);
      if (findFailure(target, response)) return;
      const actual = statusOf(response.status, ` to a body of ${atLeast} bytes`);
      target.observe(response, { requirement: 'COMPLETE-21', actual });
    },
  },
];

function head(
  requirement: string,
): Pick<OpenAIProbe, 'requirements' | 'operations' | 'capabilities' | 'evidence' | 'skip'> {
  return {
    requirements: [requirement],
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    capabilities: ['uploads'],
    evidence: [
      'document: no smallest part and no largest number of parts is named',
      'standard: RFC 8259, section 2',
    ],
    skip: skipSmallParts,
  };
}

/** Completes a new Upload of two parts. */
async function completeWith(target: OpenAITarget, atLeast: number): Promise<ProbeResponse> {
  const contents = lines(target, 2);
  const upload = await openUpload(target, sizeOf(contents));
  const ids = await sendParts(target, upload, contents);
  return target.send(completeInBody(upload, { ids, atLeast }, { want: 'any' }));
}
