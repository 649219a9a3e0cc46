import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { showValue } from '../../json/show-value.js';
import { ProbeEnded, type ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { itemsOf } from './responses.js';
import { downloadJoined } from './download-joined.js';
import { newUpload, lines, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { deleteFile, listFiles, retrieveFile } from './requests.js';
import { queryOf } from './sweep.js';
import { completeUpload, createUpload } from './upload-requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

const common: Pick<OpenAIProbe, 'capabilities' | 'evidence' | 'skip'> = {
  capabilities: ['uploads'],
  evidence: [
    'document: the completed Upload contains a File that is ready to be used in the rest of the platform',
  ],
  skip: skipSmallParts,
};

/** The file that an Upload creates. */
export const completedFileProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'uploads/complete/its-file',
    title: 'The file of an Upload is the requested one, and can be used like any other',
    requirements: ['COMPLETE-13', 'COMPLETE-02', 'COMPLETE-03', 'COMPLETE-11', 'UPLOAD-02'],
    operations: [
      'createUpload',
      'addUploadPart',
      'completeUpload',
      'retrieveFile',
      'downloadFile',
      'deleteFile',
    ],
    async run(target) {
      const { file, parts, requested } = await makeFile(target, 'its-file');
      const id = String(file['id']);
      const options = { requirements: ['COMPLETE-13'] };
      const retrieved = await target.send(retrieveFile(id, options));
      const returned = isJsonObject(retrieved.json) ? retrieved.json : {};
      checkRequested(target, retrieved, { file: returned, requested, at: '' });
      await downloadJoined(target, { file: id, parts, requirement: 'COMPLETE-03' });
      await target.send(deleteFile(id, options));
      await target.send(
        retrieveFile(id, { want: 404, requirements: ['COMPLETE-13', 'DELETE-02'] }),
      );
    },
  },
  {
    ...common,
    name: 'uploads/complete/its-file-listed',
    title: 'The file of an Upload is listed after the completion, and not before',
    requirements: ['COMPLETE-13', 'UPLOAD-14'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload', 'listFiles'],
    async run(target) {
      const { paging } = target.profile;
      // Different in each run, so that a file of an earlier run is not confused with this one.
      const filename = `listed-${randomUUID()}.jsonl`;
      const requested: JsonObject = { ...newUpload(target.profile, 1), filename };
      const filter = {
        ...(paging.purpose && { purpose: String(requested['purpose']) }),
        ...(paging.limit && { limit: Math.min(100, paging.mostPerPage) }),
      };
      const pending = String(valueAt((await target.send(createUpload(requested))).json, '/id'));
      const before = await target.send(listFiles(queryOf(filter)));
      const early = itemsOf(before).find(({ id }) => id === pending);
      const named = itemsOf(before).find((item) => item['filename'] === filename);
      if (early !== undefined || named !== undefined) {
        target.find(before, {
          requirement: 'UPLOAD-14',
          location: atBody('/data'),
          expected: words('no file of a pending Upload'),
          actual: valueOf((early ?? named)?.['id']),
        });
      }
      const part_ids = await sendParts(target, pending, [Buffer.from('\n')]);
      const completed = await target.send(completeUpload(pending, { part_ids }));
      const file = valueAt(completed.json, '/file/id');
      if (file === undefined) throw new ProbeEnded('the completed Upload has no file');
      const after = await target.send(listFiles(queryOf(filter)));
      // The newest are first. Files of other clients may have pushed it off the page.
      const items = itemsOf(after);
      if (items.some(({ id }) => id === file) || items.length >= 100) return;
      target.find(after, {
        requirement: 'COMPLETE-13',
        location: atBody('/data'),
        expected: words(`the file ${showValue(file)}`),
        actual: words('a page without it'),
      });
    },
  },
];

interface CompletedFile {
  readonly file: JsonObject;
  readonly parts: readonly Buffer[];
  readonly requested: JsonObject;
}

async function makeFile(target: OpenAITarget, name: string): Promise<CompletedFile> {
  const contents = lines(target, 3);
  const filename = `${name} żółw.jsonl`;
  const requested = { ...newUpload(target.profile, sizeOf(contents)), filename };
  const upload = String(valueAt((await target.send(createUpload(requested))).json, '/id'));
  const part_ids = await sendParts(target, upload, contents);
  const completed = await target.send(completeUpload(upload, { part_ids }));
  const file = valueAt(completed.json, '/file');
  if (!isJsonObject(file) || typeof file['id'] !== 'string') {
    target.find(completed, {
      requirement: 'COMPLETE-02',
      location: atBody('/file'),
      expected: words('the File that is joined from the parts'),
      actual: valueOf(file),
    });
    throw new ProbeEnded('the completed Upload has no file');
  }
  checkRequested(target, completed, { file, requested, at: '/file' });
  return { file, requested, parts: contents };
}

interface Compared {
  readonly file: JsonObject;
  readonly requested: JsonObject;
  /** The pointer to the file in the response. */
  readonly at: string;
}

function checkRequested(
  target: OpenAITarget,
  response: ProbeResponse,
  { file, requested, at }: Compared,
): void {
  for (const name of ['filename', 'purpose', 'bytes']) {
    if (file[name] === requested[name]) continue;
    target.find(response, {
      requirement: 'COMPLETE-11',
      location: atBody(`${at}/${name}`),
      expected: valueOf(requested[name]),
      actual: valueOf(file[name]),
    });
  }
}
