import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProbe } from './openai-probe.js';
import { isTimestamp } from '../../replay/timestamp.js';
import { findFailure, idOf } from './responses.js';
import { newUpload, sendParts, skipSmallParts, suitedUpload } from './make-upload.js';
import { completeUpload, createUpload } from './upload-requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { afterCreation, readExpiry } from './expiry-reading.js';

const common: Pick<OpenAIProbe, 'operations' | 'capabilities'> = {
  operations: ['createUpload'],
  capabilities: ['uploads'],
};

/** Valid requests for an Upload. */
export const uploadCreateProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'uploads/create/each-claimed-purpose',
    title: 'Each purpose of the profile for Uploads is accepted and returned',
    requirements: ['UPLOAD-01', 'UPLOAD-04'],
    evidence: ['document: the values of purpose in the request'],
    async run(target) {
      for (const purpose of target.profile.purposes.uploads) {
        const requested = suitedUpload(purpose, 1);
        const created = await target.send(createUpload(requested, { requirements: ['UPLOAD-01'] }));
        const returned = valueAt(created.json, '/purpose');
        if (returned === purpose) continue;
        target.find(created, {
          requirement: 'UPLOAD-04',
          location: atBody('/purpose'),
          expected: valueOf(purpose),
          actual: valueOf(returned),
        });
      }
    },
  },
  {
    ...common,
    name: 'uploads/create/sizes',
    title: 'An Upload of one byte and one of the largest size are accepted',
    requirements: ['UPLOAD-01', 'UPLOAD-04'],
    evidence: ['document: an Upload has at most 8 GB in total'],
    async run(target) {
      const { upload } = target.profile.limits;
      // `GB` is 1,000,000,000 or 1024³ bytes. What is allowed by both must be accepted.
      const surely = upload % GIB === 0 ? (upload / GIB) * 1_000_000_000 : upload;
      for (const bytes of [1, surely]) {
        const requested = newUpload(target.profile, bytes);
        const created = await target.send(createUpload(requested, { requirements: ['UPLOAD-01'] }));
        const returned = valueAt(created.json, '/bytes');
        if (returned === bytes) continue;
        target.find(created, {
          requirement: 'UPLOAD-04',
          location: atBody('/bytes'),
          expected: valueOf(bytes),
          actual: valueOf(returned),
        });
      }
      if (surely === upload) return;
      const requests = newUpload(target.profile, upload);
      const response = await target.send(createUpload(requests, { want: 'any' }));
      findFailure(target, response);
    },
  },
  {
    ...common,
    name: 'uploads/create/expiry-bounds',
    title: 'Both bounds of expires_after are accepted and applied to the file',
    requirements: ['EXPIRY-10'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    evidence: ['document: expires_after of an Upload is that of a file'],
    skip: (profile) =>
      profile.expiry.uploads
        ? skipSmallParts(profile)
        : 'the profile has no expires_after for Uploads',
    async run(target) {
      const { least, most } = target.profile.expiry;
      const options = { requirements: ['EXPIRY-10'] };
      for (const seconds of [least, most]) {
        const expires_after = { anchor: 'created_at', seconds };
        const requested = { ...newUpload(target.profile, 1), expires_after };
        const creation = await target.send(createUpload(requested, options));
        const part_ids = await sendParts(target, idOf(creation), [Buffer.from('\n')]);
        const completed = await target.send(completeUpload(idOf(creation), { part_ids }, options));
        if (!isJsonObject(valueAt(completed.json, '/file'))) return;
        const expires = valueAt(completed.json, '/file/expires_at');
        const created = valueAt(creation.json, '/created_at');
        const after = isTimestamp(created) ? Number(expires) - created - seconds : 0;
        // It is not documented whether the seconds count from the Upload or from its file.
        if (typeof expires === 'number' && after >= 0 && after <= longestRun) continue;
        target.find(completed, {
          requirement: 'EXPIRY-10',
          location: atBody('/file/expires_at'),
          expected: afterCreation(seconds),
          actual: readExpiry(expires, created),
        });
      }
    },
  },
];

const GIB = 1024 ** 3;

/** In seconds: the longest time for the requests of one Upload. */
const longestRun = 120;
