import type { OpenAIProbe } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { findFailure } from './responses.js';
import { listFiles } from './requests.js';

/** The query parameters of lists. */
export const listQueryProbes: readonly OpenAIProbe[] = [
  ...[
    { name: 'limit-least', title: 'A limit of 1 is accepted', limit: () => 1 },
    {
      name: 'limit-most',
      title: 'The largest limit of the profile is accepted',
      limit: (most: number) => most,
    },
  ].map(({ name, title, limit }): OpenAIProbe => ({
    name: `files/list/${name}`,
    title,
    requirements: ['LIST-17'],
    operations: ['listFiles'],
    evidence: ['document: limit is between 1 and 10000'],
    isSerial: false,
    skip: skipLimit,
    async run(target) {
      await target.send(
        listFiles(`limit=${limit(target.profile.paging.mostPerPage)}`, {
          requirements: ['LIST-17'],
        }),
      );
    },
  })),
  {
    name: 'files/list/limit-beyond',
    title: 'A limit just outside its bounds is rejected',
    requirements: ['LIST-11'],
    operations: ['listFiles'],
    evidence: ['document: limit is between 1 and 10000'],
    isSerial: false,
    skip: skipLimit,
    async run(target) {
      const beyond = target.profile.paging.mostPerPage + 1;
      for (const limit of [beyond, 0, -1, '99999999999999999999']) {
        await target.send(listFiles(`limit=${limit}`, { want: 422 }));
      }
    },
  },
  {
    name: 'files/list/limit-of-other-forms',
    title: 'A limit that is not an integer is rejected in every format',
    requirements: ['LIST-12'],
    operations: ['listFiles'],
    evidence: ['document: limit is an integer'],
    isSerial: false,
    skip: skipLimit,
    async run(target) {
      for (const limit of ['abc', '1.5', '2abc', 'null', 'true', 'NaN', '%5B1%5D', '1%002']) {
        await target.send(listFiles(`limit=${limit}`, { want: 422 }));
      }
      // Some parsers accept these as integers.
      for (const limit of ['', '1e1', '%201', '%2B1', '0x1']) {
        const response = await target.send(listFiles(`limit=${limit}`, { want: 'any' }));
        findFailure(target, response);
      }
    },
  },
  {
    name: 'files/list/order-of-another-form',
    title: 'An order that is similar to asc or desc is rejected',
    requirements: ['LIST-13'],
    operations: ['listFiles'],
    evidence: ['document: order is asc or desc'],
    isSerial: false,
    skip: ({ paging }) => (paging.order ? undefined : 'the profile has no order'),
    async run(target) {
      for (const order of ['ascending', 'up', '-created_at', '1', 'created_at', 'asc,desc']) {
        await target.send(listFiles(`order=${order}`, { want: 422 }));
      }
    },
  },
];

function skipLimit({ paging }: OpenAIProfile): string | undefined {
  return paging.limit ? undefined : 'the profile has no limit';
}
