import type { ProbeRequest, ProbeResponse } from '../../probe-contract/probe.js';
import { isSameResource } from '../../replay/guard-tenants.js';
import { atBody, atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { lines, newUpload, openUpload, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { downloadable, rarest, skipContent } from './purposes.js';
import { createFile, deleteFile, downloadFile, listFiles, retrieveFile } from './requests.js';
import { fileIdOf, idOf, itemsOf } from './responses.js';
import { queryOf } from './sweep.js';
import { addPart, cancelUpload, completeUpload, createUpload } from './upload-requests.js';

const ofFiles: Pick<OpenAIProbe, 'needsOtherKey' | 'isScoped' | 'isSerial' | 'evidence'> = {
  needsOtherKey: true,
  isScoped: true,
  // What another tenant sees does not depend on what other cases create.
  isSerial: false,
  evidence: ['standard: RFC 9110, section 15.5.4'],
};
const ofUploads: typeof ofFiles & Pick<OpenAIProbe, 'capabilities' | 'skip'> = {
  ...ofFiles,
  capabilities: ['uploads'],
  skip: skipSmallParts,
};

/** What one tenant created is hidden from another one, and cannot be changed by it. */
export const tenantProbes: readonly OpenAIProbe[] = [
  {
    ...ofFiles,
    name: 'tenants/list',
    title: 'A list does not contain the files of another tenant',
    requirements: ['TENANT-01'],
    operations: ['createFile', 'listFiles'],
    async run(target) {
      const purpose = rarest(target.profile);
      const created = await target.send(createFile({ purpose }));
      const file = idOf(created);
      // A new file is the first one of the default order.
      const queries = target.profile.paging.purpose ? ['', queryOf({ purpose })] : [''];
      for (const query of queries) {
        const page = await target.send(asOther(listFiles(query, { want: 'any' })));
        // A server may number the files of each tenant.
        const listed = itemsOf(page).find(({ id }) => id === file);
        if (page.status >= 400 || !isSameResource(created.json, listed)) continue;
        target.find(page, {
          requirement: 'TENANT-01',
          location: atBody('/data'),
          expected: words('no file of another tenant'),
          actual: words(file),
        });
        return;
      }
    },
  },
  {
    ...ofFiles,
    name: 'tenants/retrieve',
    title: 'A tenant cannot retrieve the file of another tenant',
    requirements: ['TENANT-02'],
    operations: ['createFile', 'retrieveFile'],
    async run(target) {
      const file = idOf(await target.send(createFile({ purpose: rarest(target.profile) })));
      await target.send(asOther(retrieveFile(file, rejectedBy('TENANT-02'))));
    },
  },
  {
    ...ofFiles,
    name: 'tenants/download',
    title: 'A tenant cannot download the file of another tenant',
    requirements: ['TENANT-03'],
    operations: ['createFile', 'downloadFile'],
    skip: skipContent,
    async run(target) {
      const purpose = downloadable(target.profile)[0] ?? '';
      const file = idOf(await target.send(createFile({ purpose })));
      await target.send(asOther(downloadFile(file, rejectedBy('TENANT-03'))));
    },
  },
  {
    ...ofFiles,
    name: 'tenants/delete',
    title: 'A tenant cannot delete the file of another tenant',
    requirements: ['TENANT-04'],
    operations: ['createFile', 'deleteFile', 'retrieveFile'],
    async run(target) {
      const file = idOf(await target.send(createFile({ purpose: rarest(target.profile) })));
      await target.send(retrieveFile(file));
      await target.send(asOther(deleteFile(file, rejectedBy('TENANT-04'))));
      const kept = await target.send(retrieveFile(file, { want: 'any' }));
      checkKept(target, kept, 'TENANT-04');
    },
  },
  {
    ...ofUploads,
    name: 'tenants/part',
    title: 'A tenant cannot add a part to the Upload of another tenant',
    requirements: ['TENANT-05'],
    operations: ['createUpload', 'addUploadPart'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      await target.send(asOther(addPart(upload, content, rejectedBy('TENANT-05'))));
    },
  },
  {
    ...ofUploads,
    name: 'tenants/complete',
    title: 'A tenant cannot complete the Upload of another tenant',
    requirements: ['TENANT-06'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    async run(target) {
      // Without the other tenant, an Upload can be completed.
      const before = await openParts(target);
      await target.send(completeUpload(before.upload, { part_ids: before.part_ids }));
      const { upload, part_ids } = await openParts(target);
      const options = rejectedBy('TENANT-06');
      await target.send(asOther(completeUpload(upload, { part_ids }, options)));
      const own = await target.send(completeUpload(upload, { part_ids }, { want: 'any' }));
      checkKept(target, own, 'TENANT-06');
    },
  },
  {
    ...ofUploads,
    name: 'tenants/cancel',
    title: 'A tenant cannot cancel the Upload of another tenant',
    requirements: ['TENANT-07'],
    operations: ['createUpload', 'cancelUpload', 'addUploadPart'],
    async run(target) {
      const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = lines(target, 2);
      const upload = await openUpload(target, sizeOf([first, second]));
      await sendParts(target, upload, [first]);
      await target.send(asOther(cancelUpload(upload, rejectedBy('TENANT-07'))));
      checkKept(target, await target.send(addPart(upload, second, { want: 'any' })), 'TENANT-07');
    },
  },
  {
    ...ofUploads,
    name: 'tenants/file-of-an-upload',
    title: 'The file of a completed Upload is hidden from another tenant',
    requirements: ['TENANT-08'],
    operations: ['createFile', 'createUpload', 'addUploadPart', 'completeUpload', 'retrieveFile'],
    async run(target) {
      const { upload, part_ids } = await openParts(target);
      const file = fileIdOf(await target.send(completeUpload(upload, { part_ids })));
      // What is wrong with any file is not reported again for that of an Upload.
      const plain = idOf(await target.send(createFile({ purpose: rarest(target.profile) })));
      for (const request of [retrieveFile, downloadFile]) {
        const other = await target.send(asOther(request(plain, { want: 'any' })));
        if (other.status < 400) continue;
        await target.send(asOther(request(file, rejectedBy('TENANT-08'))));
      }
    },
  },
  {
    ...ofUploads,
    name: 'tenants/parts-of-another',
    title: 'A tenant cannot complete an Upload with the parts of another tenant',
    requirements: ['TENANT-09'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    async run(target) {
      const { part_ids, bytes } = await openParts(target);
      const requested = newUpload(target.profile, bytes);
      const created = await target.send(asOther(createUpload(requested, { want: 'any' })));
      if (created.status >= 400) return;
      const upload = idOf(created);
      const options = rejectedBy('TENANT-09');
      await target.send(asOther(completeUpload(upload, { part_ids }, options)));
    },
  },
];

/** An Upload with all of its parts, in one. */
async function openParts(target: OpenAITarget): Promise<{
  readonly upload: string;
  readonly part_ids: readonly string[];
  readonly bytes: number;
}> {
  const contents = lines(target, 1);
  const bytes = sizeOf(contents);
  const upload = await openUpload(target, bytes);
  return { upload, part_ids: await sendParts(target, upload, contents), bytes };
}

/** The same request with the key of another tenant. */
function asOther(request: ProbeRequest): ProbeRequest {
  return { ...request, auth: 'other' };
}

/** Any 4xx: whether it is 403 or 404 is not documented. */
function rejectedBy(requirement: string): Pick<ProbeRequest, 'want' | 'requirements'> {
  return { want: 422, requirements: [requirement] };
}

/** Whether the tenant can still use what another one tried to change. */
function checkKept(target: OpenAITarget, response: ProbeResponse, requirement: string): void {
  if (response.status < 400) return;
  target.find(response, {
    requirement,
    location: atStatus,
    expected: statusOf(200, ', as the request of another tenant was rejected'),
    actual: statusOf(response.status),
  });
}
