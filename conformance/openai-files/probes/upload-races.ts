import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProbe } from './openai-probe.js';
import { lines, openUpload, sendParts, skipSmallParts } from './make-upload.js';
import { cancelUpload, completeUpload } from './upload-requests.js';
import { words } from '../../difference/reading.js';

const common: Pick<OpenAIProbe, 'operations' | 'capabilities' | 'skip'> = {
  operations: ['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'],
  capabilities: ['uploads'],
  skip: skipSmallParts,
};

/** How a server handles two ends of an Upload in parallel. Only observed. */
export const uploadRaceProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'uploads/life/completed-twice-at-once',
    title: 'How the server handles two completions sent in parallel',
    requirements: ['COMPLETE-16'],
    evidence: ['unknown: this is not documented'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      const part_ids = await sendParts(target, upload, [content]);
      const complete = completeUpload(upload, { part_ids }, { want: 'any' });
      const responses = await Promise.all([target.send(complete), target.send(complete)]);
      const done = responses.filter(({ status }) => status < 300);
      const files = new Set(done.map(({ json }) => valueAt(json, '/file/id')));
      const [last] = responses.slice(-1);
      if (last === undefined) return;
      const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
      const actual = words(
        `in parallel: statuses ${statuses.join(' and ')}, ${files.size} file(s)`,
      );
      target.observe(last, { requirement: 'COMPLETE-16', actual });
    },
  },
  {
    ...common,
    name: 'uploads/life/cancelled-while-completed',
    title: 'How the server handles a cancellation and a completion sent in parallel',
    requirements: ['CANCEL-05'],
    evidence: ['unknown: this is not documented'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      const part_ids = await sendParts(target, upload, [content]);
      const [completed, cancelled] = await Promise.all([
        target.send(completeUpload(upload, { part_ids }, { want: 'any' })),
        target.send(cancelUpload(upload, { want: 'any' })),
      ]);
      const actual = words(
        `in parallel: completion ${completed.status}, cancellation ${cancelled.status}`,
      );
      target.observe(cancelled, { requirement: 'CANCEL-05', actual });
    },
  },
];
