import { createHash } from 'node:crypto';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { Random } from '../../probe-contract/random.js';
import { fileIdOf, idOf } from './responses.js';
import { downloadJoined } from './download-joined.js';
import { lines, openUpload, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { findOrderOfArrival } from './completion-causes.js';
import { shuffle } from './shuffle.js';
import { addPart, cancelUpload, completeUpload } from './upload-requests.js';
import { completeInBody } from './complete-in-body.js';

const common: Pick<OpenAIProbe, 'operations' | 'capabilities' | 'skip'> = {
  operations: ['createUpload', 'addUploadPart', 'completeUpload'],
  capabilities: ['uploads'],
  skip: skipSmallParts,
};

/** How parts are joined into a file, and which parts are rejected. */
export const completeProbes: readonly OpenAIProbe[] = [
  ...[
    { name: 'reversed', title: 'reversed', order: <T>(parts: readonly T[]) => parts.toReversed() },
    { name: 'last-first', title: 'with the last part first', order: lastFirst },
    { name: 'shuffled', title: 'shuffled', order: shuffle },
  ].map(orderProbe),
  {
    ...common,
    name: 'uploads/complete/hundreds-of-parts',
    title: 'A list of several hundred part ids, in a body of more than 10 kB, is accepted',
    requirements: ['COMPLETE-14', 'COMPLETE-03'],
    operations: [...common.operations, 'downloadFile'],
    evidence: ['document: an Upload has at most 8 GB, a part at most 64 MB: 128 parts'],
    async run(target) {
      const all = Array.from({ length: mostParts }, (_, at) => Buffer.from(`{"part":${at}}\n`));
      const first = await openUpload(target, 1);
      const [id = ''] = await sendParts(target, first, [Buffer.from('\n')]);
      // At least as many as the largest Upload needs. With short ids, white space fills the body.
      const enough = Math.ceil(overTenKilobytes / (id.length + 3));
      const contents = all.slice(0, Math.max(130, Math.min(enough, mostParts)));
      const upload = await openUpload(target, sizeOf(contents));
      const ids = await sendSideBySide(target, upload, contents);
      const options = {
        requirements: ['COMPLETE-14'],
        otherCause: () => findOrderOfArrival(target),
      };
      const completed = await target.send(
        completeInBody(upload, { ids, atLeast: overTenKilobytes }, options),
      );
      const joined = { file: fileIdOf(completed), parts: contents };
      await downloadJoined(target, { ...joined, requirement: 'COMPLETE-14' });
    },
  },
  {
    ...common,
    name: 'uploads/complete/sum-of-the-named',
    title: 'Only the bytes of the listed parts are counted',
    requirements: ['COMPLETE-04'],
    evidence: [
      'document: the bytes uploaded must match the bytes declared',
      'document: part_ids is the ordered list of the parts that make up the file',
    ],
    async run(target) {
      const [all = Buffer.alloc(0)] = lines(target, 1);
      const parts = [all.subarray(0, -1), all.subarray(-1)];
      const upload = await openUpload(target, all.length);
      const [most = '', last = ''] = await sendParts(target, upload, parts);
      for (const ids of [[most], [last]]) {
        await target.send(completeUpload(upload, { part_ids: ids }, { want: 422 }));
      }
    },
  },
  {
    ...common,
    name: 'uploads/complete/part-of-a-cancelled-upload',
    title: 'A part of a cancelled Upload cannot be used in another Upload',
    requirements: ['COMPLETE-07'],
    operations: [...common.operations, 'cancelUpload'],
    evidence: ['document: part_ids are ids of the parts of the Upload'],
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const removed = await openUpload(target, content.length);
      const ids = await sendParts(target, removed, [content]);
      await target.send(cancelUpload(removed));
      const upload = await openUpload(target, content.length);
      await target.send(completeUpload(upload, { part_ids: ids }, { want: 422 }));
    },
  },
  {
    ...common,
    name: 'uploads/complete/md5-of-other-bytes',
    title: 'A checksum of other bytes, or of the same bytes in another order, is rejected',
    requirements: ['COMPLETE-05'],
    evidence: ['document: md5 verifies that the bytes are the expected ones'],
    async run(target) {
      const contents = lines(target, 3);
      const upload = await openUpload(target, sizeOf(contents));
      const ids = await sendParts(target, upload, contents);
      // Not the order of arrival or its reverse, in which a server may join all parts.
      const inAnotherOrder = md5(Buffer.concat(lastFirst(contents)));
      const wrong = [inAnotherOrder, md5(contents[0]), md5(Buffer.alloc(0)), '', 'none'];
      for (const checksum of wrong) {
        const requested = { part_ids: ids, md5: checksum };
        await target.send(completeUpload(upload, requested, { want: 422 }));
      }
    },
  },
];

interface Order {
  readonly name: string;
  readonly title: string;
  order<T>(parts: readonly T[], random: Random): readonly T[];
}

function orderProbe({ name, title, order }: Order): OpenAIProbe {
  return {
    ...common,
    name: `uploads/complete/eight-${name}`,
    title: `Eight parts, ${title}, are joined in the order of part_ids`,
    requirements: ['COMPLETE-03'],
    operations: [...common.operations, 'downloadFile'],
    evidence: ['document: the order of the parts is that of part_ids'],
    async run(target) {
      const contents = lines(target, 8);
      const upload = await openUpload(target, sizeOf(contents));
      const ids = await sendParts(target, upload, contents);
      const parts = order(
        ids.map((id, at) => ({ id, at })),
        target.random,
      );
      const options = { requirements: ['COMPLETE-03'] };
      const requested = { part_ids: parts.map(({ id }) => id) };
      const completed = await target.send(completeUpload(upload, requested, options));
      const sent = parts.flatMap(({ at }) => contents[at] ?? []);
      const joined = { file: fileIdOf(completed), parts: sent };
      await downloadJoined(target, { ...joined, requirement: 'COMPLETE-03' });
    },
  };
}

function lastFirst<T>(parts: readonly T[]): readonly T[] {
  return [...parts.slice(-1), ...parts.slice(0, -1)];
}

const mostParts = 400;
/** In bytes: larger than 10 kB and than 10 KiB. */
const overTenKilobytes = 12_000;
/** How many small parts are sent in parallel. */
const beside = 8;

async function sendSideBySide(
  target: OpenAITarget,
  upload: string,
  contents: readonly Buffer[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from = 0; from < contents.length; from += beside) {
    const some = contents.slice(from, from + beside);
    const added = await Promise.all(some.map((content) => target.send(addPart(upload, content))));
    ids.push(...added.map(idOf));
  }
  return ids;
}

function md5(bytes: Buffer = Buffer.alloc(0)): string {
  return createHash('md5').update(bytes).digest('hex');
}
