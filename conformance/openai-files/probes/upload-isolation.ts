import type { ProbeResponse } from '../../probe-contract/probe.js';
import { atBody, atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';
import { freshContent } from '../contents/fresh-file.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { openUpload, sizeOf, skipSmallParts } from './make-upload.js';
import { downloadFile } from './requests.js';
import { fileIdOf, idOf } from './responses.js';
import { addPartRaw, completeUpload } from './upload-requests.js';

/** Uploads that run at the same time do not interfere. */
export const uploadIsolationProbes: readonly OpenAIProbe[] = [
  {
    name: 'uploads/isolation/uploads-in-parallel',
    title: 'Uploads whose parts are sent in parallel result in their own files',
    requirements: ['ISOLATION-01', 'PART-02'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload', 'downloadFile'],
    capabilities: ['uploads'],
    evidence: ['document: parts can be added in parallel'],
    isScoped: true,
    skip: skipSmallParts,
    async run(target) {
      const uploads = await Promise.all(
        contentsOf(target).map(async (parts) => ({
          parts,
          id: await openUpload(target, sizeOf(parts)),
        })),
      );
      const added = await Promise.all(uploads.map((upload) => addAll(target, upload)));
      if (!checkOwnIds(target, added.flat())) return;
      const completed = await Promise.all(
        uploads.map(async ({ id, parts }, at) => {
          const part_ids = (added[at] ?? []).map(idOf);
          const complete = completeUpload(id, { part_ids }, { want: 'any' });
          return { parts, response: await target.send(complete) };
        }),
      );
      const done = completed.filter(({ response }) => response.status < 300);
      const rejected = completed.find(({ response }) => response.status >= 400);
      if (rejected !== undefined && done.length > 0) findRejected(target, rejected.response);
      await checkFiles(target, done);
    },
  },
];

interface OpenedUpload {
  readonly id: string;
  readonly parts: readonly Buffer[];
}

/** Parts of one length, so that a part of another Upload fits in each. */
function contentsOf(target: OpenAITarget): readonly (readonly Buffer[])[] {
  return Array.from({ length: 4 }, (_, upload) =>
    Array.from({ length: 2 }, (_part, part) =>
      freshContent(target, Buffer.from(`{"line":"line a","upload":${upload},"part":${part}}\n`)),
    ),
  );
}

function addAll(
  target: OpenAITarget,
  { id, parts }: OpenedUpload,
): Promise<readonly ProbeResponse[]> {
  return Promise.all(parts.map((part) => target.sendRaw(addPartRaw(id, part))));
}

function checkOwnIds(target: OpenAITarget, added: readonly ProbeResponse[]): boolean {
  const ids = added.map(idOf);
  const again = added.find((response, at) => ids.indexOf(idOf(response)) < at);
  if (again === undefined) return true;
  target.find(again, {
    requirement: 'PART-02',
    location: atBody('/id'),
    expected: words('a new id'),
    actual: words(`${idOf(again)} again`),
  });
  return false;
}

/** What is wrong with all of them alike is reported by other cases. */
function findRejected(target: OpenAITarget, response: ProbeResponse): void {
  target.find(response, {
    requirement: 'ISOLATION-01',
    location: atStatus,
    expected: statusOf(200, ', as for the other Uploads'),
    actual: statusOf(response.status),
  });
}

interface CompletedUpload {
  readonly parts: readonly Buffer[];
  readonly response: ProbeResponse;
}

async function checkFiles(
  target: OpenAITarget,
  completed: readonly CompletedUpload[],
): Promise<void> {
  const downloaded = completed.map(async ({ parts, response }) => ({
    parts,
    response: await target.send(downloadFile(fileIdOf(response), { want: 'any' })),
  }));
  for (const { parts, response } of await Promise.all(downloaded)) {
    const others = completed.flatMap((each) => (each.parts === parts ? [] : each.parts));
    if (!others.some((part) => response.bytes.includes(part))) continue;
    target.find(response, {
      requirement: 'ISOLATION-01',
      location: atBody(),
      expected: words('the bytes of the parts of this Upload'),
      actual: words('a part of another Upload'),
    });
    return;
  }
}
