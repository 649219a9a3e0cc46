import { valueAt } from '@upspec/document/json-pointer';
import { ProbeEnded, type ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { freshContent } from '../contents/fresh-file.js';
import { idOf, listedIds } from './responses.js';
import { downloadable, rarest, skipContent } from './purposes.js';
import {
  asBody,
  createFile,
  deleteFile,
  downloadFile,
  listFiles,
  retrieveFile,
} from './requests.js';
import { queryOf, skipPaging } from './sweep.js';
import { atBody } from '../../difference/location.js';
import { statusOf, valueOf, words } from '../../difference/reading.js';

const content = Buffer.from('{"custom_id":"one"}\n');
const longer = Buffer.from('{"custom_id":"two, and longer"}\n');

/** A deletion removes one file completely, and nothing else. */
export const deleteProbes: readonly OpenAIProbe[] = [
  ...[
    { name: 'same-name', title: 'with the same name', others: { content: longer } },
    { name: 'same-content', title: 'with the same content', others: { filename: 'other.jsonl' } },
    { name: 'same-name-and-content', title: 'with the same name and content', others: {} },
  ].map(({ name, title, others }): OpenAIProbe => ({
    name: `files/delete/${name}`,
    title: `A deletion removes only one of two files ${title}`,
    requirements: ['DELETE-05', 'DELETE-01', 'DELETE-02', 'FILE-02'],
    operations: ['createFile', 'retrieveFile', 'downloadFile', 'deleteFile'],
    evidence: ['document: the operation deletes the one file named in its path'],
    isScoped: true,
    skip: skipContent,
    async run(target) {
      const purpose = downloadable(target.profile)[0] ?? '';
      const one = freshContent(target, content);
      const first = await target.send(createFile({ purpose, content: one }));
      const second = await target.send(createFile({ purpose, content: one, ...others }));
      checkDistinct(target, first, second);
      await checkRemoved(target, idOf(first));
      const options = { requirements: ['DELETE-05'] };
      await target.send(retrieveFile(idOf(second), options));
      const wantContent = asBody('content' in others ? others.content : one);
      await target.send(downloadFile(idOf(second), { ...options, wantContent }));
    },
  })),
  {
    name: 'files/delete/out-of-a-list',
    title: 'A deletion between two pages removes no other file from the list',
    requirements: ['DELETE-02', 'DELETE-05', 'LIST-07'],
    operations: ['createFile', 'deleteFile', 'listFiles'],
    evidence: ['document: the operation deletes the file'],
    skip: skipPaging,
    async run(target) {
      const purpose = rarest(target.profile);
      const created: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        created.push(idOf(await target.send(createFile({ purpose }))));
      }
      const filter = target.profile.paging.purpose ? { purpose } : {};
      const before = listedIds(await target.send(listFiles(queryOf({ ...filter, limit: 20 }))));
      const own = before.filter((id) => created.includes(id));
      const [cursor, removed] = own;
      if (cursor === undefined || removed === undefined) return;
      const query = queryOf({ ...filter, limit: 20, after: cursor });
      const rest = listedIds(await target.send(listFiles(query))).filter((id) =>
        created.includes(id),
      );
      await target.send(deleteFile(removed));
      const response = await target.send(listFiles(query));
      const left = listedIds(response).filter((id) => created.includes(id));
      if (listedIds(response).includes(removed)) {
        target.find(response, {
          requirement: 'DELETE-02',
          location: atBody('/data'),
          expected: words('no deleted file'),
          actual: words(removed),
        });
      }
      const missing = rest.find((id) => id !== removed && !left.includes(id));
      if (missing !== undefined && listedIds(response).length < 20) {
        target.find(response, {
          requirement: 'DELETE-05',
          location: atBody('/data'),
          expected: words(`${missing}, which was not deleted`),
          actual: words('a page without it'),
        });
      }
      // A page after a deleted file: the response is not documented.
      const behind = queryOf({ ...filter, limit: 20, after: removed });
      const orphan = await target.send(listFiles(behind, { want: 'any' }));
      const actual = statusOf(orphan.status, ' after a deleted file');
      target.observe(orphan, { requirement: 'LIST-14', actual });
    },
  },
];

async function checkRemoved(target: OpenAITarget, id: string): Promise<void> {
  const receipt = await target.send(deleteFile(id));
  const deleted = valueAt(receipt.json, '/deleted');
  if (deleted !== true) {
    target.find(receipt, {
      requirement: 'DELETE-01',
      location: atBody('/deleted'),
      expected: valueOf(true),
      actual: valueOf(deleted),
    });
  }
  const options = { want: 404, requirements: ['DELETE-02'] };
  await target.send(retrieveFile(id, options));
  await target.send(downloadFile(id, options));
}

function checkDistinct(target: OpenAITarget, first: ProbeResponse, second: ProbeResponse): void {
  if (idOf(first) !== idOf(second)) return;
  target.find(second, {
    requirement: 'FILE-02',
    location: atBody('/id'),
    expected: words('a new id'),
    actual: valueOf(idOf(second), ' again'),
  });
  throw new ProbeEnded('both files have the same id');
}
