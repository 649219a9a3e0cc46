import type { RecordedPart } from '../../fixture-format/fixture.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findFailure } from './responses.js';
import { rule, skipExpiry } from './expiry-rule.js';
import { rarest } from './purposes.js';
import { createFile, type FileToMake } from './requests.js';

/** Invalid expiry rules. */
export const expiryRejectedProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/expiry/seconds-outside',
    title: 'Seconds just outside the bounds, or far outside, are rejected',
    requirements: ['EXPIRY-04'],
    operations: ['createFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const { least, most } = target.profile.expiry;
      const values = [least - 1, most + 1, 0, -1, -least, '99999999999999999999', '1e400'];
      for (const seconds of values) await expectRejection(target, rule({ seconds }), 'EXPIRY-04');
    },
  },
  {
    name: 'files/expiry/seconds-no-number',
    title: 'Seconds that are not an integer are rejected in every format',
    requirements: ['EXPIRY-04'],
    operations: ['createFile'],
    evidence: ['document: seconds is an integer between 3600 and 2592000'],
    skip: skipExpiry,
    async run(target) {
      const values = ['', '7200.5', '7200abc', 'abc', 'NaN', 'null', 'true', '[7200]', '7200,5'];
      for (const seconds of values) await expectRejection(target, rule({ seconds }), 'EXPIRY-04');
      // Some parsers accept these as integers.
      for (const seconds of ['1e4', ' 7200', '+7200', '7200.0']) {
        const file = { ...fileOf(target), fields: rule({ seconds }), want: 'any' } as const;
        findFailure(target, await target.send(createFile(file)));
      }
    },
  },
  {
    name: 'files/expiry/anchors',
    title: 'An anchor other than created_at is rejected',
    requirements: ['EXPIRY-06'],
    operations: ['createFile'],
    evidence: ['document: the one anchor is created_at'],
    skip: skipExpiry,
    async run(target) {
      const seconds = target.profile.expiry.least;
      for (const anchor of ['', 'Created_At', 'created', 'last_active_at', 'updated_at', 'null']) {
        await expectRejection(target, rule({ seconds, anchor }), 'EXPIRY-06');
      }
    },
  },
  {
    name: 'files/expiry/other-forms',
    title: 'An expires_after in another format is rejected',
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
        await target.send(createFile({ ...fileOf(target), fields, want: 400 }));
      }
    },
  },
];

function fileOf({ profile }: OpenAITarget): FileToMake {
  return { purpose: rarest(profile) };
}

async function expectRejection(
  target: OpenAITarget,
  fields: readonly RecordedPart[],
  requirement: string,
): Promise<void> {
  const file = { ...fileOf(target), fields, want: 422, requirements: [requirement] };
  await target.send(createFile(file));
}
