import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProbe } from './openai-probe.js';
import { isMoment } from '../../replay/moment.js';
import { findFailure, idOf } from './answers.js';
import { askUpload, sendParts, skipSmallParts, suitedUpload } from './make-upload.js';
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
        const asked = suitedUpload(purpose, 1);
        const made = await target.ask(createUpload(asked, { requirements: ['UPLOAD-01'] }));
        const told = valueAt(made.json, '/purpose');
        if (told === purpose) continue;
        target.find(made, {
          requirement: 'UPLOAD-04',
          location: atBody('/purpose'),
          expected: valueOf(purpose),
          actual: valueOf(told),
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
        const asked = askUpload(target.profile, bytes);
        const made = await target.ask(createUpload(asked, { requirements: ['UPLOAD-01'] }));
        const told = valueAt(made.json, '/bytes');
        if (told === bytes) continue;
        target.find(made, {
          requirement: 'UPLOAD-04',
          location: atBody('/bytes'),
          expected: valueOf(bytes),
          actual: valueOf(told),
        });
      }
      if (surely === upload) return;
      const asked = askUpload(target.profile, upload);
      const answer = await target.ask(createUpload(asked, { want: 'any' }));
      findFailure(target, answer);
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
      const wish = { requirements: ['EXPIRY-10'] };
      for (const seconds of [least, most]) {
        const expires_after = { anchor: 'created_at', seconds };
        const asked = { ...askUpload(target.profile, 1), expires_after };
        const made = await target.ask(createUpload(asked, wish));
        const part_ids = await sendParts(target, idOf(made), [Buffer.from('\n')]);
        const completed = await target.ask(completeUpload(idOf(made), { part_ids }, wish));
        if (!isJsonObject(valueAt(completed.json, '/file'))) return;
        const expires = valueAt(completed.json, '/file/expires_at');
        const created = valueAt(made.json, '/created_at');
        const after = isMoment(created) ? Number(expires) - created - seconds : 0;
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
