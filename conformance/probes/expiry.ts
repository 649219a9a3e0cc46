import type { RecordedPart } from '../fixture/fixture.js';
import { valueAt } from '../json/json-pointer.js';
import { showValue } from '../json/show-value.js';
import type { Answer, Probe, ProbeTarget } from '../probe/probe.js';
import type { Profile } from '../profile/profile.js';
import { findFailure, idOf, listedIds } from './answers.js';
import { rarest } from './purposes.js';
import { createFile, downloadFile, listFiles, retrieveFile, type FileToMake } from './requests.js';
import { queryOf } from './sweep.js';

/** How `expires_after` is taken, and that it is kept. */
export const expiryProbes: readonly Probe[] = [
  {
    name: 'files/expiry/seconds-outside',
    title: 'Seconds just outside the bounds, or far from them, are refused',
    requirements: ['EXPIRY-04'],
    operations: ['createFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const { least, most } = target.profile.expiry;
      const values = [least - 1, most + 1, 0, -1, -least, '99999999999999999999', '1e400'];
      for (const seconds of values) await refuse(target, rule({ seconds }), 'EXPIRY-04');
    },
  },
  {
    name: 'files/expiry/seconds-no-number',
    title: 'Seconds that are no whole number are refused, in each form of one',
    requirements: ['EXPIRY-04'],
    operations: ['createFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const values = ['', '7200.5', '7200abc', 'abc', 'NaN', 'null', 'true', '[7200]', '7200,5'];
      for (const seconds of values) await refuse(target, rule({ seconds }), 'EXPIRY-04');
      // Whether these are whole numbers is a matter of how one reads.
      for (const seconds of ['1e4', ' 7200', '+7200', '7200.0']) {
        const file = { ...fileOf(target), fields: rule({ seconds }), want: 'any' } as const;
        findFailure(target, await target.ask(createFile(file)));
      }
    },
  },
  {
    name: 'files/expiry/bounds',
    title: 'Both bounds are taken, and count from the creation',
    requirements: ['EXPIRY-05', 'EXPIRY-01'],
    operations: ['createFile', 'retrieveFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const { least, most } = target.profile.expiry;
      for (const seconds of [least, least + 1, most - 1, most]) {
        const file = { ...fileOf(target), fields: rule({ seconds }), requirements: ['EXPIRY-05'] };
        const made = await target.ask(createFile(file));
        checkMoment(target, made, seconds);
        checkMoment(target, await target.ask(retrieveFile(idOf(made))), seconds);
      }
    },
  },
  {
    name: 'files/expiry/anchors',
    title: 'Any anchor but created_at is refused',
    requirements: ['EXPIRY-06'],
    operations: ['createFile'],
    evidence: ['document: the one anchor is created_at'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least;
      for (const anchor of ['', 'Created_At', 'created', 'last_active_at', 'updated_at', 'null']) {
        await refuse(target, rule({ seconds, anchor }), 'EXPIRY-06');
      }
    },
  },
  {
    name: 'files/expiry/either-order',
    title: 'The two fields of an expiry may come in either order',
    requirements: ['EXPIRY-01', 'CREATE-07'],
    operations: ['createFile'],
    evidence: ['document: expires_after has the members anchor and seconds'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least + 60;
      const fields = rule({ seconds }).toReversed();
      checkMoment(target, await target.ask(createFile({ ...fileOf(target), fields })), seconds);
    },
  },
  {
    name: 'files/expiry/each-purpose',
    title: 'A file of any purpose expires as it was told to',
    requirements: ['EXPIRY-01'],
    operations: ['createFile'],
    evidence: ['document: expires_after is the rule by which the file expires'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least + 60;
      for (const purpose of target.profile.purposes.files) {
        const made = await target.ask(createFile({ purpose, fields: rule({ seconds }) }));
        checkMoment(target, made, seconds);
      }
    },
  },
  {
    name: 'files/expiry/other-forms',
    title: 'No other form of an expiry is taken for one',
    requirements: ['EXPIRY-08'],
    operations: ['createFile'],
    evidence: ['quoted: createFile#39', 'quoted: createFile#42', 'quoted: createFile#53'],
    skip: skipExpiry,
    async run(target) {
      const text = String(target.profile.expiry.least);
      const forms: readonly (readonly RecordedPart[])[] = [
        [{ name: 'expires_after', text: `{"anchor":"created_at","seconds":${text}}` }],
        [{ name: 'expires_after', text }],
        [
          { name: 'expires_after.anchor', text: 'created_at' },
          { name: 'expires_after.seconds', text },
        ],
        [
          { name: 'expires_after[0][anchor]', text: 'created_at' },
          { name: 'expires_after[0][seconds]', text },
        ],
        [...rule({ seconds: text }), { name: 'expires_after[unit]', text: 'seconds' }],
        [{ name: 'expires_at', text: '4102444800' }],
      ];
      for (const fields of forms) {
        await target.ask(createFile({ ...fileOf(target), fields, want: 400 }));
      }
    },
  },
  {
    name: 'files/expiry/kept',
    title: 'Once its moment has passed, a file can be neither retrieved, listed nor downloaded',
    requirements: ['EXPIRY-09'],
    operations: ['createFile', 'retrieveFile', 'listFiles', 'downloadFile'],
    evidence: ['document: the file is deleted once it has expired'],
    only: 'slow',
    isAlone: false,
    skip: skipExpiry,
    async run(target) {
      const { expiry, paging } = target.profile;
      const file = fileOf(target);
      const fields = rule({ seconds: expiry.least });
      const gone = idOf(await target.ask(createFile({ ...file, fields })));
      const kept = idOf(await target.ask(createFile({ ...file, ...longer(expiry) })));
      await target.pass(expiry.least + grace);
      const filter = { ...(paging.purpose && { purpose: file.purpose }) };
      const answer = await target.ask(listFiles(queryOf(filter)));
      const listed = listedIds(answer);
      if (listed.includes(gone)) {
        target.find(answer, {
          ...{ requirement: 'EXPIRY-09', where: 'body /data' },
          ...{ wanted: 'no file that has expired', got: gone },
        });
      }
      const wish = { want: 422, requirements: ['EXPIRY-09'] };
      const asked = await Promise.allSettled([
        target.ask(retrieveFile(gone, wish)),
        target.ask(downloadFile(gone, wish)),
        target.ask(retrieveFile(kept)),
      ]);
      for (const each of asked) if (each.status === 'rejected') throw each.reason;
    },
  },
];

/** In seconds: a server may sweep up now and then, though it must not tell of what has expired. */
const grace = 5;

interface Rule {
  readonly seconds: number | string;
  readonly anchor?: string;
}

function rule({ seconds, anchor = 'created_at' }: Rule): readonly RecordedPart[] {
  return [
    { name: 'expires_after[anchor]', text: anchor },
    { name: 'expires_after[seconds]', text: String(seconds) },
  ];
}

function longer({ least, most }: Profile['expiry']): Pick<FileToMake, 'fields'> {
  return { fields: rule({ seconds: Math.min(most, least * 2) }) };
}

function fileOf({ profile }: ProbeTarget): FileToMake {
  return { purpose: rarest(profile) };
}

async function refuse(
  target: ProbeTarget,
  fields: readonly RecordedPart[],
  requirement: string,
): Promise<void> {
  const file = { ...fileOf(target), fields, want: 422, requirements: [requirement] };
  await target.ask(createFile(file));
}

function checkMoment(target: ProbeTarget, answer: Answer, seconds: number): void {
  const told = valueAt(answer.json, '/expires_at');
  const created = Number(valueAt(answer.json, '/created_at'));
  if (told === created + seconds) return;
  target.find(answer, {
    ...{ requirement: 'EXPIRY-01', where: 'body /expires_at' },
    wanted: `${created + seconds}, created_at and ${seconds} seconds`,
    got: showValue(told),
  });
}

function skipExpiry({ expiry }: Profile): string | undefined {
  return expiry.files ? undefined : 'the profile claims no expires_after';
}
