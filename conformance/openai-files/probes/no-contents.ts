import { isJsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { idOf } from './responses.js';
import { leakOf } from './leak.js';
import { rarest } from './purposes.js';
import { findInList } from './find-in-list.js';
import { openUpload, skipSmallParts } from './make-upload.js';
import { createFile, retrieveFile } from './requests.js';
import { addPart, completeUpload } from './upload-requests.js';
import { atBody } from '../../difference/location.js';
import { words } from '../../difference/reading.js';

/** Objects describe files. Only a download returns their content. */
export const noContentsProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/list/no-contents',
    title: 'A list does not contain the content of files or their storage location',
    requirements: ['FILE-01', 'LIST-01'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: data is an array of Files'],
    isSerial: false,
    async run(target) {
      const { secret, content } = secretContent(target);
      const created = await target.send(createFile({ purpose: rarest(target.profile), content }));
      const { response, item } = await findInList(target, created);
      if (item === undefined) return;
      const leak = leakOf(item, { created: created.json, secret });
      report(target, response, { requirement: 'FILE-01', location: '/data', leak });
    },
  },
  {
    name: 'files/create/no-contents',
    title:
      'A File does not contain its content, neither when it is created nor when it is retrieved',
    requirements: ['FILE-01'],
    operations: ['createFile', 'retrieveFile'],
    evidence: ['document: a File describes a file; its content has an operation of its own'],
    isScoped: true,
    async run(target) {
      const { secret, content } = secretContent(target);
      const created = await target.send(createFile({ purpose: rarest(target.profile), content }));
      const retrieved = await target.send(retrieveFile(idOf(created)));
      for (const response of [created, retrieved]) {
        const leak = leakFrom(response, secret);
        report(target, response, { requirement: 'FILE-01', location: '', leak });
        if (leak !== undefined) return;
      }
    },
  },
  {
    name: 'uploads/complete/no-contents',
    title: 'A part and a completed Upload do not contain the bytes that were sent',
    requirements: ['UPLOAD-02', 'PART-01'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    capabilities: ['uploads'],
    evidence: ['document: an UploadPart has an id, created_at and upload_id, and an Upload a File'],
    skip: skipSmallParts,
    isScoped: true,
    async run(target) {
      const { secret, content } = secretContent(target);
      const upload = await openUpload(target, content.length);
      const added = await target.send(addPart(upload, content));
      const leakOfPart = leakFrom(added, secret);
      report(target, added, { requirement: 'PART-01', location: '', leak: leakOfPart });
      if (leakOfPart !== undefined) return;
      const completed = await target.send(completeUpload(upload, { part_ids: [idOf(added)] }));
      const leak = leakFrom(completed, secret);
      report(target, completed, { requirement: 'UPLOAD-02', location: '', leak });
    },
  },
];

/** A content with an ASCII text that is nowhere else. */
function secretContent({ random }: OpenAITarget): {
  readonly secret: string;
  readonly content: Buffer;
} {
  const secret = `notforlists${random.integer(100_000_000, 999_999_999)}`;
  return { secret, content: Buffer.from(`{"s":"${secret}"}\n`) };
}

function leakFrom({ json }: ProbeResponse, secret: string): string | undefined {
  return isJsonObject(json) ? leakOf(json, { created: json, secret }) : undefined;
}

interface Reported {
  readonly requirement: string;
  /** A JSON Pointer. */
  readonly location: string;
  readonly leak: string | undefined;
}

function report(
  target: OpenAITarget,
  response: ProbeResponse,
  { requirement, location, leak }: Reported,
): void {
  if (leak === undefined) return;
  target.find(response, {
    requirement,
    location: atBody(location),
    expected: words(location === '' ? 'a description without content' : 'Files'),
    actual: words(leak),
  });
}
