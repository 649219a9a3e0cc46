import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { fileIdOf, idOf } from './responses.js';
import { findLostBytes, findOrderOfArrival } from './completion-causes.js';
import { downloadJoined } from './download-joined.js';
import { lines, openUpload, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { shuffle } from './shuffle.js';
import { addPart, addPartRaw, completeUpload } from './upload-requests.js';
import { atBody } from '../../difference/location.js';
import { words } from '../../difference/reading.js';

const operations = ['createUpload', 'addUploadPart', 'completeUpload', 'downloadFile'];

/** What is required of the parts of one Upload, and of several. */
export const partProbes: readonly OpenAIProbe[] = [
  {
    name: 'uploads/parts/at-once',
    title: 'Eight parts that are added in parallel are all in the file',
    requirements: ['PART-06', 'PART-02', 'COMPLETE-03'],
    operations,
    capabilities: ['uploads'],
    evidence: ['document: parts can be added in parallel'],
    skip: skipSmallParts,
    async run(target) {
      const contents = lines(target, 8);
      const upload = await openUpload(target, sizeOf(contents));
      const options = { requirements: ['PART-06'] };
      const requested = contents.map((content) =>
        target.sendRaw(addPartRaw(upload, content, options)),
      );
      // A command of one of them sends the others, too.
      await Promise.allSettled(requested);
      const added = await Promise.all(requested);
      const parts = added.map((response, at) => ({ id: idOf(response), content: contents[at] }));
      checkOwnIds(target, added);
      await join(target, { upload, parts: shuffle(parts, target.random), requirement: 'PART-06' });
    },
  },
  {
    name: 'uploads/parts/beside-a-slow-one',
    title: 'A part can be added while another one is being sent',
    requirements: ['PART-06'],
    operations,
    capabilities: ['uploads'],
    evidence: ['document: parts can be added in parallel'],
    skip: skipSmallParts,
    async run(target) {
      const [slow = Buffer.alloc(0), quick = Buffer.alloc(0)] = lines(target, 2);
      const upload = await openUpload(target, sizeOf([slow, quick]));
      const options = { requirements: ['PART-06'] };
      let beside: Promise<ProbeResponse> | undefined;
      const until = (): Promise<unknown> => {
        beside = target.send(addPart(upload, quick, options));
        // A server that serves one connection after the other responds late, which is allowed.
        return Promise.race([beside, target.wait(longestHold)]);
      };
      const held = { bytes: slow.length + 20, until };
      const first = await target.sendRaw({ ...addPartRaw(upload, slow, options), heldBack: held });
      if (beside === undefined) return;
      const parts = [
        { id: idOf(await beside), content: quick },
        { id: idOf(first), content: slow },
      ];
      await join(target, { upload, parts, requirement: 'PART-06' });
    },
  },
  {
    name: 'uploads/parts/two-uploads',
    title: 'The parts of two Uploads are kept separate if they are added alternately',
    requirements: ['PART-02', 'PART-04', 'COMPLETE-03', 'COMPLETE-07'],
    operations,
    capabilities: ['uploads'],
    evidence: ['document: a part is added to the Upload that the path names'],
    skip: skipSmallParts,
    async run(target) {
      const all = lines(target, 4);
      const own = [all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)];
      const uploads = await Promise.all(
        own.map((contents) => openUpload(target, sizeOf(contents))),
      );
      const added: ProbeResponse[] = [];
      for (const [at, content] of all.entries()) {
        added.push(await target.send(addPart(uploads[at % 2] ?? '', content)));
      }
      checkOwnIds(target, added);
      for (const [turn, upload] of uploads.entries()) {
        const mine = added.map((response, at) => ({ id: idOf(response), content: all[at] }));
        const parts = mine.filter((_, at) => at % 2 === turn);
        await join(target, { upload, parts, requirement: 'COMPLETE-03' });
      }
    },
  },
  {
    name: 'uploads/parts/left-alone',
    title: 'A rejected part is not added, and the other parts are kept',
    requirements: ['COMPLETE-03', 'PART-09'],
    operations,
    capabilities: ['uploads'],
    evidence: ['document: data is required'],
    skip: skipSmallParts,
    async run(target) {
      const contents = lines(target, 2);
      const upload = await openUpload(target, sizeOf(contents));
      const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = contents;
      const before = await sendParts(target, upload, [first]);
      // While bytes are missing, so that a server cannot reject it as an excess part (PART-14).
      const wrong = { multipart: [{ name: 'date', filename: 'part', text: 'no part' }] };
      const rejected = { ...addPart(upload, Buffer.alloc(0)), want: 422, body: wrong };
      await target.send({ ...rejected, requirements: ['PART-09'] });
      const ids = [...before, ...(await sendParts(target, upload, [second]))];
      const parts = ids.map((id, at) => ({ id, content: contents[at] }));
      await join(target, { upload, parts, requirement: 'COMPLETE-03' });
    },
  },
];

/** In milliseconds. */
const longestHold = 2000;

interface Joined {
  readonly upload: string;
  /** In the expected order. */
  readonly parts: readonly { readonly id: string; readonly content: Buffer | undefined }[];
  readonly requirement: string;
}

/** Completes an Upload and compares its file. */
async function join(target: OpenAITarget, { upload, parts, requirement }: Joined): Promise<void> {
  const contents = parts.flatMap(({ content }) => content ?? []);
  const otherCause = async (): Promise<string | undefined> =>
    (await findLostBytes(target, contents)) ?? (await findOrderOfArrival(target));
  const options = { requirements: [requirement], otherCause };
  const ids = parts.map(({ id }) => id);
  const completed = await target.send(completeUpload(upload, { part_ids: ids }, options));
  await downloadJoined(target, { file: fileIdOf(completed), parts: contents, requirement });
}

function checkOwnIds(target: OpenAITarget, added: readonly ProbeResponse[]): void {
  const ids = added.map(idOf);
  const again = added.find((response, at) => ids.indexOf(idOf(response)) < at);
  if (again === undefined) return;
  target.find(again, {
    requirement: 'PART-02',
    location: atBody('/id'),
    expected: words('a new id'),
    actual: words(`${idOf(again)} again`),
  });
}
