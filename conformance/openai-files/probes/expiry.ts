import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { isLater } from '../../replay/timestamp.js';
import { idOf, listedIds } from './responses.js';
import { rule, skipExpiry } from './expiry-rule.js';
import { rarest } from './purposes.js';
import { createFile, downloadFile, listFiles, retrieveFile, type FileToMake } from './requests.js';
import { queryOf } from './sweep.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
import { afterCreation, readExpiry } from './expiry-reading.js';

/** Probes that `expires_after` is accepted, returned and applied. */
export const expiryProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/expiry/bounds',
    title: 'Both bounds are accepted, and count from the creation',
    requirements: ['EXPIRY-05', 'EXPIRY-01', 'FILE-09'],
    operations: ['createFile', 'retrieveFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const { least, most } = target.profile.expiry;
      for (const seconds of [least, least + 1, most - 1, most]) {
        const file = { ...fileOf(target), fields: rule({ seconds }), requirements: ['EXPIRY-05'] };
        const created = await target.send(createFile(file));
        checkTimestamp(target, created, seconds);
        checkStored(target, created, await target.send(retrieveFile(idOf(created))));
      }
    },
  },
  {
    name: 'files/expiry/either-order',
    title: 'The two fields of an expiry may be in either order',
    requirements: ['EXPIRY-01', 'CREATE-07'],
    operations: ['createFile'],
    evidence: ['document: expires_after has the properties anchor and seconds'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least + 60;
      const plain = createFile({ ...fileOf(target), fields: rule({ seconds }), want: 'any' });
      const otherCause = async (): Promise<string | undefined> =>
        (await target.send(plain)).status < 300 ? undefined : 'EXPIRY-01';
      const fields = rule({ seconds }).toReversed();
      const file = { ...fileOf(target), fields, requirements: ['CREATE-07'], otherCause };
      checkTimestamp(target, await target.send(createFile(file)), seconds);
    },
  },
  {
    name: 'files/expiry/each-purpose',
    title: 'A file of any purpose expires after the requested time',
    requirements: ['EXPIRY-01'],
    operations: ['createFile'],
    evidence: ['document: expires_after is the rule by which the file expires'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least + 60;
      for (const purpose of target.profile.purposes.files) {
        const created = await target.send(
          createFile({ purpose, fields: rule({ seconds }), requirements: ['EXPIRY-01'] }),
        );
        checkTimestamp(target, created, seconds);
      }
    },
  },
  {
    name: 'files/expiry/by-default',
    title: 'Without expires_after only batch files expire',
    requirements: ['EXPIRY-03', 'EXPIRY-02', 'FILE-09'],
    operations: ['createFile', 'retrieveFile'],
    evidence: ['recording: createFile#10', 'recording: createFile#5', 'recording: createFile#16'],
    async run(target) {
      const { purposes, expiry } = target.profile;
      for (const purpose of purposes.files) {
        const created = await target.send(createFile({ purpose }));
        const seconds = purpose === 'batch' ? expiry.batchFile : undefined;
        const requirement = purpose === 'batch' ? 'EXPIRY-02' : 'EXPIRY-03';
        checkDefault(target, created, { seconds, requirement });
        checkStored(target, created, await target.send(retrieveFile(idOf(created))));
      }
    },
  },
  {
    name: 'files/expiry/kept',
    title: 'An expired file can no longer be retrieved, listed or downloaded',
    requirements: ['EXPIRY-09'],
    operations: ['createFile', 'retrieveFile', 'listFiles', 'downloadFile'],
    evidence: ['document: the file is deleted once it has expired'],
    only: 'slow',
    isSerial: false,
    skip: skipExpiry,
    async run(target) {
      const { expiry, paging } = target.profile;
      const file = fileOf(target);
      const fields = rule({ seconds: expiry.least });
      const removed = idOf(await target.send(createFile({ ...file, fields })));
      const kept = idOf(await target.send(createFile({ ...file, ...longer(expiry) })));
      await target.pass(expiry.least + grace);
      const filter = { ...(paging.purpose && { purpose: file.purpose }) };
      const response = await target.send(listFiles(queryOf(filter)));
      const listed = listedIds(response);
      if (listed.includes(removed)) {
        target.find(response, {
          requirement: 'EXPIRY-09',
          location: atBody('/data'),
          expected: words('no expired file'),
          actual: words(removed),
        });
      }
      const options = { want: 422, requirements: ['EXPIRY-09'] };
      const requested = await Promise.allSettled([
        target.send(retrieveFile(removed, options)),
        target.send(downloadFile(removed, options)),
        target.send(retrieveFile(kept)),
      ]);
      for (const each of requested) if (each.status === 'rejected') throw each.reason;
    },
  },
];

/** In seconds: a server may clean up at intervals, but must not return expired files. */
const grace = 5;

function longer({ least, most }: OpenAIProfile['expiry']): Pick<FileToMake, 'fields'> {
  return { fields: rule({ seconds: Math.min(most, least * 2) }) };
}

interface DefaultExpiry {
  /** Undefined if the file does not expire. */
  readonly seconds: number | undefined;
  readonly requirement: string;
}

function checkDefault(
  target: OpenAITarget,
  response: ProbeResponse,
  expected: DefaultExpiry,
): void {
  const { seconds, requirement } = expected;
  const returned = valueAt(response.json, '/expires_at') ?? null;
  const created = valueAt(response.json, '/created_at');
  if (seconds === undefined ? returned === null : isLater(returned, created, seconds)) return;
  target.find(response, {
    requirement,
    location: atBody('/expires_at'),
    expected: seconds === undefined ? words('null or absent') : afterCreation(seconds),
    actual: readExpiry(returned, created),
  });
}

function checkTimestamp(target: OpenAITarget, response: ProbeResponse, seconds: number): void {
  const returned = valueAt(response.json, '/expires_at');
  const created = valueAt(response.json, '/created_at');
  if (isLater(returned, created, seconds)) return;
  target.find(response, {
    requirement: 'EXPIRY-01',
    location: atBody('/expires_at'),
    expected: afterCreation(seconds),
    actual: readExpiry(returned, created),
  });
}

/** Checks that a retrieval returns the same expiry, correct or not. */
function checkStored(target: OpenAITarget, created: ProbeResponse, later: ProbeResponse): void {
  const [before, now] = [created, later].map(({ json }) => valueAt(json, '/expires_at') ?? null);
  if (before === now) return;
  target.find(later, {
    requirement: 'FILE-09',
    location: atBody('/expires_at'),
    expected: valueOf(before, ', as returned at creation'),
    actual: valueOf(now),
  });
}

function fileOf({ profile }: OpenAITarget): FileToMake {
  return { purpose: rarest(profile) };
}
