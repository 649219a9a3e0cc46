import type { ProbeResponse } from '../../probe-contract/probe.js';
import { createHash } from 'node:crypto';
import { statusOf, words } from '../../difference/reading.js';
import { lines, newUpload, openUpload, sendParts, skipSmallParts } from '../probes/make-upload.js';
import type { OpenAIProbe, OpenAITarget } from '../probes/openai-probe.js';
import { rule, skipExpiry } from '../probes/expiry-rule.js';
import { lineLength, longBatch, smallerReading } from '../probes/long-batch.js';
import { rarest } from '../probes/purposes.js';
import { createFile, listFiles } from '../probes/requests.js';
import { completeUpload, createUpload } from '../probes/upload-requests.js';

/** A probe that shows that requests of a kind are accepted. */
export interface OpenAIProof {
  readonly probe: OpenAIProbe;
  /** The names of the cases in which such a request is rejected. */
  readonly cases: RegExp;
}

const evidence = ['document: the rules that each operation sets for its parameters and its body'];
const ofUploads = { capabilities: ['uploads'], evidence };

/** The preflight shows the same for requests without optional properties. */
export const proofs: readonly OpenAIProof[] = [
  {
    cases:
      /^(?:files\/create\/expires-after-(?!bounds)|files\/expiry\/(?:seconds|anchors|other)|schema\/createFile\/expires_after\/)/,
    probe: {
      name: 'proofs/expiry-of-a-file',
      title: 'A valid expires_after of a file is accepted',
      requirements: ['EXPIRY-01'],
      operations: ['createFile'],
      evidence,
      skip: skipExpiry,
      async run(target) {
        const fields = rule({ seconds: secondsIn(target) });
        const purpose = rarest(target.profile);
        await target.send(createFile({ purpose, fields, requirements: ['EXPIRY-01'] }));
      },
    },
  },
  {
    cases:
      /^(?:uploads\/create\/expires-after-(?:malformed|out-of-bounds)|schema\/createUpload\/expires_after\/)/,
    probe: {
      ...ofUploads,
      name: 'proofs/expiry-of-an-upload',
      title: 'A valid expires_after of an Upload is accepted',
      requirements: ['EXPIRY-10'],
      operations: ['createUpload'],
      async run(target) {
        const expires_after = { anchor: 'created_at', seconds: secondsIn(target) };
        const requested = { ...newUpload(target.profile, 1), expires_after };
        await target.send(createUpload(requested, { requirements: ['EXPIRY-10'] }));
      },
    },
  },
  {
    cases: /^uploads\/complete\/(?:wrong-md5|md5-of-other-bytes)$/,
    probe: {
      ...ofUploads,
      name: 'proofs/md5',
      title: 'A correct md5 is accepted in one of its notations',
      requirements: ['COMPLETE-06'],
      operations: ['createUpload', 'addUploadPart', 'completeUpload'],
      skip: skipSmallParts,
      async run(target) {
        const hexadecimal = await completeWith(target, 'hex');
        const responses = [hexadecimal, await completeWith(target, 'base64')];
        if (responses.some(({ status }) => status < 300)) return;
        const actual = words('a correct md5 is rejected in hexadecimal and in base64');
        target.observe(hexadecimal, { requirement: 'COMPLETE-06', actual });
      },
    },
  },
  {
    cases:
      /^(?:files\/list\/limit-(?:no-number|of-none|too-large|beyond|of-other-forms)$|schema\/listFiles\/limit\/)/,
    probe: {
      name: 'proofs/limit',
      title: 'A list with a limit is accepted',
      requirements: ['LIST-17'],
      operations: ['listFiles'],
      evidence,
      async run(target) {
        await target.send(listFiles('limit=2', { requirements: ['LIST-17'] }));
      },
    },
  },
  {
    cases: /^files\/limits\/beyond-largest-batch$/,
    probe: {
      name: 'proofs/largest-batch',
      title: 'A batch file of the largest size is accepted',
      requirements: ['CREATE-13'],
      operations: ['createFile'],
      evidence: ['document: a batch file has at most 200 MB'],
      async run(target) {
        const most = smallerReading(target.profile.limits.batchFile);
        const content = longBatch(target, most - (most % lineLength));
        const response = await target.send(createFile({ purpose: 'batch', content, want: 'any' }));
        if (response.status < 300) return;
        // Other cases report the limit of all files. The content may be rejected for another reason.
        const actual = statusOf(response.status, ` to a batch file of ${content.length} bytes`);
        target.observe(response, { requirement: 'CREATE-13', actual });
      },
    },
  },
  {
    cases: /^(?:files\/list\/(?:unknown-order|order-of-another-form)$|schema\/listFiles\/order\/)/,
    probe: {
      name: 'proofs/order',
      title: 'A list with an order is accepted',
      requirements: ['LIST-06'],
      operations: ['listFiles'],
      evidence,
      async run(target) {
        await target.send(listFiles('order=asc', { requirements: ['LIST-06'] }));
      },
    },
  },
  {
    cases: /^tenants\//,
    probe: {
      name: 'proofs/other-key',
      title: 'The key of another tenant is accepted',
      requirements: ['TENANT-01'],
      operations: ['listFiles'],
      evidence,
      async run(target) {
        const page = await target.send({ ...listFiles('', { want: 'any' }), auth: 'other' });
        if (page.status < 400) return;
        const actual = words(`the key of another tenant is rejected with status ${page.status}`);
        target.observe(page, { requirement: 'TENANT-01', actual });
      },
    },
  },
];

/** Not a bound, which may be rejected for itself. */
function secondsIn({ profile }: OpenAITarget): number {
  return profile.expiry.least + 60;
}

async function completeWith(
  target: OpenAITarget,
  encoding: 'hex' | 'base64',
): Promise<ProbeResponse> {
  const [content = Buffer.alloc(0)] = lines(target, 1);
  const upload = await openUpload(target, content.length);
  const part_ids = await sendParts(target, upload, [content]);
  const md5 = createHash('md5').update(content).digest(encoding);
  return target.send(completeUpload(upload, { part_ids, md5 }, { want: 'any' }));
}
