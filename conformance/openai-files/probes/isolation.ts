import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { atBody, atStatus } from '../../difference/location.js';
import { statusOf, valueOf, words } from '../../difference/reading.js';
import { freshContent } from '../contents/fresh-file.js';
import { suitedFile } from '../suited-file.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { downloadable, rarest } from './purposes.js';
import { createFile, deleteFile, downloadFile, listFiles, retrieveFile } from './requests.js';
import { idOf, listedIds } from './responses.js';
import { queryOf } from './sweep.js';

/** As many as a kit can send at the same time. */
const atOnce = 8;

const common: Pick<OpenAIProbe, 'isScoped' | 'evidence'> = {
  isScoped: true,
  evidence: ['document: each operation works on the one object that its path names'],
};

/** Files that are created, deleted, read and listed at the same time do not interfere. */
export const isolationProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'files/isolation/created-in-parallel',
    title: 'Files that are created in parallel have their own ids, names and contents',
    requirements: ['ISOLATION-01', 'FILE-02'],
    operations: ['createFile', 'retrieveFile', 'downloadFile'],
    async run(target) {
      const all = await createInParallel(target);
      if (!checkOwnIds(target, all)) return;
      await checkRetrieved(target, all);
      if (downloadable(target.profile).length > 0) await checkContents(target, all);
    },
  },
  {
    ...common,
    name: 'files/isolation/deleted-in-parallel',
    title: 'Deletions in parallel remove no other file',
    requirements: ['DELETE-05', 'FILE-02'],
    operations: ['createFile', 'deleteFile', 'retrieveFile'],
    async run(target) {
      const all = await createInParallel(target);
      if (!checkOwnIds(target, all)) return;
      const before = await retrieveAll(target, all);
      const kept = before.filter(({ response, at }) => response.status < 300 && at % 2 === 1);
      const removed = all.filter((_, at) => at % 2 === 0);
      await Promise.all(removed.map(({ id }) => target.send(deleteFile(id, { want: 'any' }))));
      const after = await retrieveAll(
        target,
        kept.map(({ file }) => file),
      );
      const lost = after.find(({ response }) => isRemoved(response));
      if (lost !== undefined) findLost(target, lost.response, 'DELETE-05');
    },
  },
  {
    ...common,
    name: 'files/isolation/listed-while-changed',
    title: 'A list contains a file also while others are created and deleted',
    requirements: ['ISOLATION-01'],
    operations: ['createFile', 'deleteFile', 'listFiles'],
    async run(target) {
      const purpose = rarest(target.profile);
      const query = target.profile.paging.purpose ? queryOf({ purpose }) : '';
      const file = idOf(await target.send(createFile({ purpose })));
      const list = (): Promise<ProbeResponse> => target.send(listFiles(query, { want: 'any' }));
      if (!listedIds(await list()).includes(file)) return;
      const pages: ProbeResponse[] = [];
      for (let round = 0; round < 3; round += 1) {
        const requested = Array.from({ length: atOnce / 2 }, () =>
          target.send(createFile({ purpose, want: 'any' })),
        );
        const others = await meanwhile(Promise.all(requested), async () => {
          pages.push(await list());
        });
        const created = others.filter(({ status }) => status < 300);
        const deleted = created.map((each) => target.send(deleteFile(idOf(each), { want: 'any' })));
        await meanwhile(Promise.all(deleted), async () => {
          pages.push(await list());
        });
      }
      // Otherwise newer files of other clients have pushed it off the page.
      if (!listedIds(await list()).includes(file)) return;
      const without = pages.find((page) => page.status < 300 && !listedIds(page).includes(file));
      if (without === undefined) return;
      target.find(without, {
        requirement: 'ISOLATION-01',
        location: atBody('/data'),
        expected: words(`${file}, which exists all the time`),
        actual: words('a list without it, while other files were created and deleted'),
      });
    },
  },
];

/** Repeats requests until others have their responses, and at least once. */
async function meanwhile<T>(others: Promise<T>, repeat: () => Promise<void>): Promise<T> {
  let isOver = false;
  const settled = others.finally(() => (isOver = true));
  // What rejects is reported once it is awaited.
  settled.catch(() => undefined);
  for (let times = 0; times < mostRepeats && !isOver; times += 1) await repeat();
  return settled;
}

const mostRepeats = 50;

/** A file that was created, and what it was created with. */
interface NewFile {
  readonly id: string;
  readonly created: ProbeResponse;
  readonly filename: string;
  readonly content: Buffer;
}

async function createInParallel(target: OpenAITarget): Promise<readonly NewFile[]> {
  const purpose = downloadable(target.profile)[0] ?? rarest(target.profile);
  const { filename, content } = suitedFile(purpose);
  const files = Array.from({ length: atOnce }, (_, at) => ({
    filename: filename.replace(/^[^.]*/, `isolation-${at + 1}`),
    content: freshContent(target, content),
  }));
  const all = files.map(async (file) => {
    const created = await target.send(createFile({ purpose, ...file }));
    return { ...file, created, id: idOf(created) };
  });
  return Promise.all(all);
}

function checkOwnIds(target: OpenAITarget, all: readonly NewFile[]): boolean {
  const ids = all.map(({ id }) => id);
  const again = all.find(({ id }, at) => ids.indexOf(id) < at);
  if (again === undefined) return true;
  target.find(again.created, {
    requirement: 'FILE-02',
    location: atBody('/id'),
    expected: words('a new id'),
    actual: valueOf(again.id, ' again'),
  });
  return false;
}

interface Retrieved {
  readonly at: number;
  readonly file: NewFile;
  readonly response: ProbeResponse;
}

function retrieveAll(target: OpenAITarget, all: readonly NewFile[]): Promise<readonly Retrieved[]> {
  return Promise.all(
    all.map(async (file, at) => {
      const response = await target.send(retrieveFile(file.id, { want: 'any' }));
      return { at, file, response };
    }),
  );
}

/** What is wrong with all of them alike is reported by other cases. */
async function checkRetrieved(target: OpenAITarget, all: readonly NewFile[]): Promise<void> {
  const retrieved = await retrieveAll(target, all);
  const found = retrieved.filter(({ response }) => response.status < 300);
  const lost = retrieved.find(({ response }) => isRemoved(response));
  if (lost !== undefined && found.length > 0) findLost(target, lost.response, 'ISOLATION-01');
  const named = [
    ...all.map((file) => ({ file, response: file.created })),
    ...found.map(({ file, response }) => ({ file, response })),
  ];
  const names = new Set(all.map(({ filename }) => filename));
  for (const { file, response } of named) {
    const filename = valueAt(response.json, '/filename');
    if (filename === file.filename || !names.has(String(filename))) continue;
    target.find(response, {
      requirement: 'ISOLATION-01',
      location: atBody('/filename'),
      expected: valueOf(file.filename),
      actual: valueOf(filename, ', the name of another file'),
    });
    return;
  }
}

async function checkContents(target: OpenAITarget, all: readonly NewFile[]): Promise<void> {
  const contents = all.map(async (file) => ({
    file,
    response: await target.send(downloadFile(file.id, { want: 'any' })),
  }));
  for (const { file, response } of await Promise.all(contents)) {
    const owner = all.find(({ content }) => content.equals(response.bytes));
    if (owner === undefined || owner === file) continue;
    target.find(response, {
      requirement: 'ISOLATION-01',
      location: atBody(),
      expected: words(`the content of ${file.filename}`),
      actual: words(`the content of ${owner.filename}`),
    });
    return;
  }
}

function isRemoved({ status }: ProbeResponse): boolean {
  return status === 404 || status === 410;
}

function findLost(target: OpenAITarget, response: ProbeResponse, requirement: string): void {
  target.find(response, {
    requirement,
    location: atStatus,
    expected: statusOf(200, ', as for the other files'),
    actual: statusOf(response.status),
  });
}
