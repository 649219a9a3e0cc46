import { expect, test } from 'vitest';
import { check } from '../check.js';
import { buildProfile } from './profile-format/build-profile.js';
import { loadProfile, profileNames } from './profile-format/load-profile.js';
import type { OpenAIProfile } from './profile-format/openai-profile.js';
import { serve } from './serve.js';

const apiKey = 'sk-key-of-this-test';

/** The cases that a server of the profile does not pass. */
async function checkOwn(profile: OpenAIProfile, large = false): Promise<readonly string[]> {
  const server = await serve({ apiKey, profile });
  try {
    const { cases, counts } = await check({ url: server.url, apiKey, profile, large });
    expect(counts.pass).toBeGreaterThan(15);
    return cases
      .filter(({ verdict }) => !['pass', 'skip', 'observed'].includes(verdict))
      .map(({ name }) => name);
  } finally {
    await server.close();
  }
}

test.concurrent.each(await profileNames())(
  'a server of the profile %s conforms to it',
  async (name) => {
    expect(await checkOwn(await loadProfile(name))).toEqual([]);
  },
);

test.concurrent('a server of a profile with bounds of its own conforms to it', async () => {
  const profile = buildProfile({
    name: 'gateway',
    purposes: { files: ['user_data', 'ocr', 'batch'], uploads: ['ocr', 'batch'] },
    limits: { file: 2 ** 21, batchFile: 2 ** 20, part: 2 ** 20, upload: 20_000_000_000 },
    paging: { mostPerPage: 50, defaultPerPage: 20 },
    expiry: { least: 60, most: 4_000_000, upload: 600, batchFile: 7200 },
  });
  expect(await checkOwn(profile, true)).toEqual([]);
});
