import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { Answer } from '../../probe/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { idOf, itemsOf } from './answers.js';
import { leakOf } from './leak.js';
import { rarest } from './purposes.js';
import { createFile, listFiles, retrieveFile } from './requests.js';
import { queryOf } from './sweep.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/** All operations describe a file in the same way. */
export const agreementProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/agreement/a-second-later',
    title: 'Creation, retrieval and list describe a file in the same way, also one second later',
    requirements: ['FILE-09', 'LIST-06'],
    operations: ['createFile', 'retrieveFile', 'listFiles'],
    evidence: [
      'document: the three operations share one schema of the File',
      'recording: createFile#27',
      'recording: retrieveFile#10',
    ],
    // The probe searches only its own files. Other items of the page must be valid, too.
    isAlone: false,
    async run(target) {
      const purpose = rarest(target.profile);
      const make = (filename: string, content: string): Promise<Answer> =>
        target.ask(createFile({ purpose, filename, content: Buffer.from(content) }));
      // Their order by name and by size differs from their order by time.
      const first = await make('m-middle.jsonl', '{"n":1}\n{"n":2}\n');
      await compareLater(target, first, 0);
      await target.wait(1100);
      const others = [
        await make('a-first.jsonl', '{}\n'),
        await make('z-last.jsonl', '{"n":"żółw"}'),
      ];
      for (const made of [first, ...others]) await compareLater(target, made, 1);
    },
  },
  {
    name: 'files/agreement/expiry',
    title: 'Creation, retrieval and list return the same expires_at',
    requirements: ['FILE-09', 'EXPIRY-01'],
    operations: ['createFile', 'retrieveFile', 'listFiles'],
    evidence: ['document: expires_at is the time at which the file expires'],
    isAlone: false,
    skip: ({ expiry }) => (expiry.files ? undefined : 'the profile has no expires_after'),
    async run(target) {
      const fields = [
        { name: 'expires_after[anchor]', text: 'created_at' },
        { name: 'expires_after[seconds]', text: String(target.profile.expiry.least + 1234) },
      ];
      const made = await target.ask(createFile({ purpose: rarest(target.profile), fields }));
      await compareLater(target, made, 0);
    },
  },
  {
    name: 'files/agreement/each-purpose',
    title: 'Creation, retrieval and list describe a file of each purpose in the same way',
    requirements: ['FILE-09', 'FILE-06'],
    operations: ['createFile', 'retrieveFile', 'listFiles'],
    evidence: ['document: the three operations share one schema of the File'],
    isAlone: false,
    async run(target) {
      for (const purpose of target.profile.purposes.files) {
        await compareLater(target, await target.ask(createFile({ purpose })), 0);
      }
    },
  },
  {
    name: 'files/list/no-contents',
    title: 'A list does not contain the content of files or their storage location',
    requirements: ['FILE-01', 'LIST-01'],
    operations: ['createFile', 'listFiles'],
    evidence: ['document: data is an array of Files'],
    isAlone: false,
    async run(target) {
      const secret = `not for lists ${target.random.integer(100_000_000, 999_999_999)}`;
      const made = await target.ask(
        createFile({
          purpose: rarest(target.profile),
          content: Buffer.from(`{"s":"${secret}"}\n`),
        }),
      );
      const { answer, item } = await findInList(target, made);
      const leak = item === undefined ? undefined : leakOf(item, { made: made.json, secret });
      if (leak === undefined) return;
      target.find(answer, {
        requirement: 'FILE-01',
        location: atBody('/data'),
        expected: words('Files'),
        actual: words(leak),
      });
    },
  },
];

/** The properties that must not change. `expires_at` may be absent if it is null. */
const lasting = ['id', 'bytes', 'created_at', 'expires_at', 'filename', 'purpose'];

async function compareLater(target: OpenAITarget, made: Answer, seconds: number): Promise<void> {
  const when = seconds === 0 ? 'at creation' : `at creation, ${seconds} s earlier`;
  const again = await target.ask(retrieveFile(idOf(made)));
  compare(target, again, { before: made.json, now: again.json, when });
  const { answer, item } = await findInList(target, made);
  if (item !== undefined) compare(target, answer, { before: made.json, now: item, when });
}

interface Compared {
  readonly before: unknown;
  readonly now: unknown;
  readonly when: string;
}

function compare(target: OpenAITarget, answer: Answer, { before, now, when }: Compared): void {
  if (!isJsonObject(before) || !isJsonObject(now)) return;
  for (const name of lasting) {
    // A property that the creation must return and did not is reported there.
    if (before[name] === undefined && name !== 'expires_at') continue;
    const expected = before[name] ?? null;
    if (expected === (now[name] ?? null)) continue;
    target.find(answer, {
      requirement: 'FILE-09',
      location: atBody(`/${name}`),
      expected: valueOf(expected, `, as returned ${when}`),
      actual: valueOf(now[name]),
    });
  }
}

interface InList {
  readonly answer: Answer;
  /** Undefined if the file is not on the page. */
  readonly item: JsonObject | undefined;
}

/** The newest files are first, so that a new file is among the first hundred. */
async function findInList(target: OpenAITarget, made: Answer): Promise<InList> {
  const { paging } = target.profile;
  const purpose = isJsonObject(made.json) ? made.json['purpose'] : undefined;
  const query = queryOf({
    ...(paging.purpose && typeof purpose === 'string' && { purpose }),
    ...(paging.limit && { limit: Math.min(paging.mostPerPage, 100) }),
  });
  const answer = await target.ask(listFiles(query));
  return { answer, item: itemsOf(answer).find(({ id }) => id === idOf(made)) };
}
