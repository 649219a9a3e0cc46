import { isJsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findInList } from './find-in-list.js';
import { idOf } from './responses.js';
import { rarest } from './purposes.js';
import { createFile, retrieveFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';

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
    isSerial: false,
    async run(target) {
      const purpose = rarest(target.profile);
      const make = (filename: string, content: string): Promise<ProbeResponse> =>
        target.send(createFile({ purpose, filename, content: Buffer.from(content) }));
      // Their order by name and by size differs from their order by time.
      const first = await make('m.jsonl', '{"n":1}\n{"n":2}\n');
      await compareLater(target, first, 0);
      await target.wait(1100);
      const others = [await make('a.jsonl', '{}\n'), await make('z.jsonl', '{"n":"ż"}')];
      for (const created of [first, ...others]) await compareLater(target, created, 1);
    },
  },
  {
    name: 'files/agreement/expiry',
    title: 'Creation, retrieval and list return the same expires_at',
    requirements: ['FILE-09', 'EXPIRY-01'],
    operations: ['createFile', 'retrieveFile', 'listFiles'],
    evidence: ['document: expires_at is the time at which the file expires'],
    isSerial: false,
    skip: ({ expiry }) => (expiry.files ? undefined : 'the profile has no expires_after'),
    async run(target) {
      const fields = [
        { name: 'expires_after[anchor]', text: 'created_at' },
        { name: 'expires_after[seconds]', text: String(target.profile.expiry.least + 1234) },
      ];
      const created = await target.send(createFile({ purpose: rarest(target.profile), fields }));
      await compareLater(target, created, 0);
    },
  },
  {
    name: 'files/agreement/each-purpose',
    title: 'Creation, retrieval and list describe a file of each purpose in the same way',
    requirements: ['FILE-09', 'FILE-06'],
    operations: ['createFile', 'retrieveFile', 'listFiles'],
    evidence: ['document: the three operations share one schema of the File'],
    isSerial: false,
    async run(target) {
      for (const purpose of target.profile.purposes.files) {
        await compareLater(target, await target.send(createFile({ purpose })), 0);
      }
    },
  },
];

/** The properties that must not change. `expires_at` may be absent if it is null. */
const lasting = ['id', 'bytes', 'created_at', 'expires_at', 'filename', 'purpose'];

async function compareLater(
  target: OpenAITarget,
  created: ProbeResponse,
  seconds: number,
): Promise<void> {
  const when = seconds === 0 ? 'at creation' : `at creation, ${seconds} s earlier`;
  const again = await target.send(retrieveFile(idOf(created)));
  compare(target, again, { before: created.json, now: again.json, when });
  const { response, item } = await findInList(target, created);
  if (item !== undefined) compare(target, response, { before: created.json, now: item, when });
}

interface Compared {
  readonly before: unknown;
  readonly now: unknown;
  readonly when: string;
}

function compare(
  target: OpenAITarget,
  response: ProbeResponse,
  { before, now, when }: Compared,
): void {
  if (!isJsonObject(before) || !isJsonObject(now)) return;
  for (const name of lasting) {
    // A property that the creation must return and did not is reported there.
    if (before[name] === undefined && name !== 'expires_at') continue;
    const expected = before[name] ?? null;
    if (expected === (now[name] ?? null)) continue;
    target.find(response, {
      requirement: 'FILE-09',
      location: atBody(`/${name}`),
      expected: valueOf(expected, `, as returned ${when}`),
      actual: valueOf(now[name]),
    });
  }
}
