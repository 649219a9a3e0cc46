import type { OpenAIProbe } from './openai-probe.js';
import { findFailure, idOf } from './responses.js';
import { newUpload, lines, openUpload, sendParts, skipSmallParts } from './make-upload.js';
import { downloadFile, retrieveFile } from './requests.js';
import { addPart, cancelUpload, completeUpload, createUpload } from './upload-requests.js';
import { checkRequested, checkBeginning, checkSame } from './upload-state.js';
import { statusOf } from '../../difference/reading.js';

const common: Pick<OpenAIProbe, 'operations' | 'capabilities' | 'skip'> = {
  operations: ['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'],
  capabilities: ['uploads'],
  skip: skipSmallParts,
};

/** The life cycle of an Upload. */
export const uploadLifeProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'uploads/life/stays',
    title: 'The properties of an Upload do not change when it is completed or cancelled later',
    requirements: ['UPLOAD-04', 'UPLOAD-05', 'UPLOAD-06', 'UPLOAD-02', 'UPLOAD-07', 'COMPLETE-02'],
    evidence: [
      'document: the Upload object has the bytes, filename and purpose of the request',
      'recording: createUpload#0',
    ],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const requested = newUpload(target.profile, content.length);
      const [kept, dropped] = await Promise.all([
        target.send(createUpload(requested)),
        target.send(createUpload({ ...requested, filename: 'żółw; "1".jsonl' })),
      ]);
      for (const created of [kept, dropped]) checkBeginning(target, created);
      checkRequested(target, kept, requested);
      // So that a changed timestamp differs from the one of the creation.
      await target.wait(1100);
      const part_ids = await sendParts(target, idOf(kept), [content]);
      await sendParts(target, idOf(dropped), [content]);
      const cancelled = await target.send(cancelUpload(idOf(dropped)));
      checkSame(target, { created: dropped, later: cancelled, status: 'cancelled' });
      const completed = await target.send(completeUpload(idOf(kept), { part_ids }));
      checkSame(target, { created: kept, later: completed, status: 'completed' });
    },
  },
  {
    ...common,
    name: 'uploads/life/no-file-yet',
    title: 'The id of a pending or cancelled Upload is not the id of a file',
    requirements: ['UPLOAD-14'],
    operations: ['createUpload', 'addUploadPart', 'cancelUpload', 'retrieveFile', 'downloadFile'],
    evidence: ['document: a File is created once the Upload is completed'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      const inspect = async (): Promise<void> => {
        await target.send(retrieveFile(upload, { want: 404 }));
        await target.send(downloadFile(upload, { want: 404 }));
      };
      await inspect();
      await sendParts(target, upload, [content]);
      await inspect();
      await target.send(cancelUpload(upload));
      await inspect();
    },
  },
  {
    ...common,
    name: 'uploads/life/others-stay',
    title: 'A cancellation does not affect other Uploads',
    requirements: ['CANCEL-02', 'UPLOAD-03', 'COMPLETE-01'],
    evidence: ['document: the operation cancels the Upload that the path names'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const kept = await openUpload(target, content.length);
      const dropped = await openUpload(target, content.length);
      const part_ids = await sendParts(target, kept, [content]);
      await sendParts(target, dropped, [content]);
      await target.send(cancelUpload(dropped, { requirements: ['CANCEL-02'] }));
      const options = { requirements: ['COMPLETE-01'] };
      await target.send(completeUpload(kept, { part_ids }, options));
    },
  },
  {
    ...common,
    name: 'uploads/life/expired',
    title: 'After its hour an Upload rejects parts and its completion',
    requirements: ['UPLOAD-15'],
    evidence: ['document: an Upload expires after an hour', 'recording: createUpload#0'],
    only: 'slow',
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      const part_ids = await sendParts(target, upload, [content]);
      await target.pass(target.profile.expiry.upload + grace);
      await target.send(addPart(upload, content, { want: 422 }));
      await target.send(completeUpload(upload, { part_ids }, { want: 422 }));
      const response = await target.send(cancelUpload(upload, { want: 'any' }));
      if (findFailure(target, response)) return;
      const actual = statusOf(response.status, ' after its hour');
      target.observe(response, { requirement: 'CANCEL-04', actual });
    },
  },
];

/** In seconds. */
const grace = 5;
