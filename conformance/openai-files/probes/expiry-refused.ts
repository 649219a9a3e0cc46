import type { RecordedPart } from '../../fixture/fixture.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findFailure } from './answers.js';
import { rule, skipExpiry } from './expiry-rule.js';
import { rarest } from './purposes.js';
import { createFile, type FileToMake } from './requests.js';

/** Rules of expiry that are none. */
export const expiryRefusedProbes: readonly OpenAIProbe[] = [
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
];

function fileOf({ profile }: OpenAITarget): FileToMake {
  return { purpose: rarest(profile) };
}

async function refuse(
  target: OpenAITarget,
  fields: readonly RecordedPart[],
  requirement: string,
): Promise<void> {
  const file = { ...fileOf(target), fields, want: 422, requirements: [requirement] };
  await target.ask(createFile(file));
}
