import { expect, test } from 'vitest';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { fixturesFolder } from '../fixtures-folder.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { suitPurpose } from './suit-purpose.js';
import { unclaimedBy } from './unclaimed.js';

function claiming(purposes: readonly string[]): OpenAIProfile {
  return { ...openai, name: 'some', purposes: { files: purposes, uploads: purposes } };
}

async function skipped(purposes: readonly string[]): Promise<readonly string[]> {
  const profile = claiming(purposes);
  const fixtures = await loadFixtures(fixturesFolder);
  return fixtures
    .filter((fixture) => unclaimedBy(suitPurpose(fixture, profile), profile) !== undefined)
    .map(({ name }) => name);
}

test('a profile without fine-tune skips what is about training files', async () => {
  expect(await skipped(['assistants', 'batch', 'vision', 'user_data', 'evals'])).toEqual([
    'files/content/boundary-inside',
    'files/content/line-endings',
    'files/create/fine-tune-of-another-ending',
    'uploads/create/unfit-media-type',
  ]);
});

test('a profile with user_data alone skips what is about other purposes, and downloads', async () => {
  expect(await skipped(['user_data'])).toEqual([
    'files/content/boundary-inside',
    'files/content/every-byte',
    'files/content/image',
    'files/content/line-endings',
    'files/content/non-ascii-filename',
    'files/content/sentiment',
    'files/content/unknown-parameter',
    'files/create/batch-expires-as-told',
    'files/create/batch-expires-by-default',
    'files/create/batch-of-another-ending',
    'files/create/batch-of-bad-lines',
    'files/create/batch-without-ending',
    'files/create/fine-tune-of-another-ending',
    'files/create/refusals-are-400',
    'files/create/two-purposes',
    'files/delete/others-stay',
    'files/list/purpose',
    'uploads/complete/bytes-cut-anywhere',
    'uploads/complete/file-like-any-other',
    'uploads/complete/order-as-sent',
    'uploads/complete/order-reversed',
    'uploads/complete/order-shuffled',
    'uploads/create/unfit-media-type',
    'uploads/parts/raw-bytes',
  ]);
});
