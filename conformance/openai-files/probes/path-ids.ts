import { isJsonObject } from '../../json/json-object.js';
import type { ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import { idOf } from './responses.js';
import { openUpload } from './make-upload.js';
import { rarest } from './purposes.js';
import { createFile, retrieveFile } from './requests.js';
import { checkRejection, checkStillThere } from './still-there.js';
import { addPart, cancelUpload, completeUpload } from './upload-requests.js';

/** Path segments that lead back to the id in them if a server joins them to a path. */
const around: readonly ((id: string, folder: string) => string)[] = [
  (id) => `nothing%2F..%2F${id}`,
  (id) => `nothing%2f..%2f${id}`,
  (id) => `.%2F${id}`,
  (id) => `%2e%2F${id}`,
  (id) => `%2F${id}`,
  (id) => `${id}%2F`,
  (id) => `${id}%2F.`,
  (id, folder) => `..%2F${folder}%2F${id}`,
  (id) => `nothing%5C..%5C${id}`,
];

/** Segments, as sent, that servers were seen to handle incorrectly. */
const strange: readonly string[] = [
  '..',
  '.',
  '...',
  '%2e',
  '%2e%2e',
  '..;',
  '%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5c..%5cwindows%5cwin.ini',
  '%2fetc%2fpasswd',
  '%00',
  'x%00.jsonl',
  '%0d%0ax:%20y',
  '%',
  '%zz',
  '%ff',
  '%25',
  '%252e%252e',
  '%20',
  '*',
  '%3F',
  '%23',
  '%7B%7D',
  'null',
  '0',
  '-1',
  'undefined',
  '__proto__',
  'constructor',
  '%27%20OR%201=1',
  '%24%28id%29',
  '%D0%B6',
  '%F0%9F%90%A2',
  'A'.repeat(4096),
];

/** An id is a name, not a path. */
export const pathIdProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/retrieve/path-to-a-file',
    title: 'A path to a file is not the id of the file',
    requirements: ['RETRIEVE-04', 'DELETE-05'],
    operations: ['createFile', 'retrieveFile', 'downloadFile', 'deleteFile'],
    evidence: ['document: file_id is the id of a file', 'recording: retrieveFile#11'],
    async run(target) {
      const created = idOf(await target.send(createFile({ purpose: rarest(target.profile) })));
      const want = { want: 422, requirements: ['RETRIEVE-04'] };
      for (const path of around.map((segment) => segment(encodeURIComponent(created), 'files'))) {
        const requested: readonly ProbeRequest[] = [
          { operation: 'retrieveFile', method: 'GET', path: `/files/${path}`, ...want },
          { operation: 'downloadFile', method: 'GET', path: `/files/${path}/content`, ...want },
          { operation: 'deleteFile', method: 'DELETE', path: `/files/${path}`, ...want },
        ];
        for (const request of requested) await target.send(request);
      }
      await target.send(retrieveFile(created, { requirements: ['DELETE-05'] }));
    },
  },
  {
    name: 'files/retrieve/strange-ids',
    title: 'Dots, escapes and other unusual ids do not name a file and cause no server error',
    requirements: ['RETRIEVE-04', 'ERROR-07'],
    operations: ['retrieveFile', 'downloadFile'],
    evidence: ['document: file_id is the id of a file', 'recording: retrieveFile#11'],
    async run(target) {
      for (const segment of strange) {
        for (const path of [`/files/${segment}`, `/files/${segment}/content`]) {
          const response = await target.send({ method: 'GET', path, want: 'any' });
          // Any proxy may resolve a path that leaves the folder: `/files/.` is then the list.
          const isDots = /^(\.|%2e)+$/.test(segment);
          const success =
            !isDots || (isJsonObject(response.json) && response.json['object'] === 'file');
          checkRejection(target, response, { requirement: 'RETRIEVE-04', success });
          if (response.status >= 500) await checkStillThere(target, response);
        }
      }
    },
  },
  {
    name: 'uploads/life/path-to-an-upload',
    title: 'A path to an Upload is not the id of the Upload',
    requirements: ['PART-08', 'COMPLETE-10', 'CANCEL-03'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'],
    capabilities: ['uploads'],
    evidence: ['document: upload_id is the id of the Upload'],
    async run(target) {
      const upload = await openUpload(target, requestedBytes);
      for (const segment of around) {
        const path = (end: string): string =>
          `/uploads/${segment(encodeURIComponent(upload), 'uploads')}/${end}`;
        const part = Buffer.alloc(requestedBytes, '\n');
        const none = { part_ids: [] };
        const requested: readonly ProbeRequest[] = [
          { ...addPart(upload, part), path: path('parts'), requirements: ['PART-08'], want: 422 },
          {
            ...completeUpload(upload, none),
            path: path('complete'),
            requirements: ['COMPLETE-10'],
            want: 422,
          },
          { ...cancelUpload(upload), path: path('cancel'), requirements: ['CANCEL-03'], want: 422 },
        ];
        for (const request of requested) await target.send(request);
      }
      await target.send(cancelUpload(upload, { requirements: ['CANCEL-01'] }));
    },
  },
];

const requestedBytes = 2;
