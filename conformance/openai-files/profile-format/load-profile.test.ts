import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { packageFolder } from '../../package-folder.js';
import { loadProfile, profileNames } from './load-profile.js';
import { openai } from './openai.js';

const names = [
  'aimock',
  'azure',
  'azure-v1',
  'deepinfra',
  'groq',
  'litellm',
  'mistral',
  'ogx',
  'openai',
  'together',
  'xai',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-profile-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the package has the documented profiles', async () => {
  expect(
    await profileNames(),
    'after adding a profile to conformance/openai-files/profiles/, add its name to the list in this file and to docs/profiles.md',
  ).toEqual(names);
});

describe.each(names)('the profile %s', (name) => {
  test('loads by its name, and names its sources', async () => {
    const profile = await loadProfile(name);
    expect(profile.name).toBe(name);
    expect(profile.sources.every(({ at }) => /[./]/.test(at))).toBe(true);
    expect(profile.sources).not.toHaveLength(0);
  });
});

test.each(names.filter((name) => name !== 'openai'))(
  'each claim of %s has a source, and each source has a claim',
  async (name) => {
    const file = join(packageFolder(), 'openai-files', 'profiles', `${name}.yaml`);
    const document = parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const { sources } = await loadProfile(name);
    const reported = new Set(sources.flatMap(({ tells }) => tells));
    const about = ['name', 'title', 'base', 'sources', 'unknown'];
    const claims = Object.keys(document).filter((key) => !about.includes(key));
    expect(
      claims.filter((claim) => !reported.has(claim)),
      `add these keys to \`tells\` of a source in conformance/openai-files/profiles/${name}.yaml, or remove them`,
    ).toEqual([]);
    expect(claims).not.toHaveLength(0);
  },
);

test('a file has only what differs, and the rest is as with OpenAI', async () => {
  const file = join(folder, 'mine.yaml');
  await writeFile(
    file,
    `name: mine
sources: [{ at: our wiki, tells: [limits, absent, requests, expiry] }]
absent: [createUpload]
limits: { file: 1000 }
requests: { auth: { header: X-Key }, headers: { X-Team: blue } }
expiry: { batchFile: null }
`,
  );
  const profile = await loadProfile(file);
  expect(profile).toEqual({
    ...openai,
    base: undefined,
    file,
    name: 'mine',
    title: 'mine',
    sources: [{ at: 'our wiki', tells: ['limits', 'absent', 'requests', 'expiry'] }],
    absent: ['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'],
    limits: { ...openai.limits, file: 1000 },
    requests: {
      basePath: '',
      auth: { header: 'x-key', prefix: '', variable: 'OPENAI_API_KEY' },
      headers: { 'x-team': 'blue' },
      secrets: {},
      query: {},
    },
    expiry: { ...openai.expiry, batchFile: undefined },
  });
});

test('an unknown name is reported with the most similar one', async () => {
  await expect(loadProfile('azur')).rejects.toThrow(
    'there is no profile "azur"; did you mean "azure"? The profiles are ',
  );
});

test('a name that leaves the folder of profiles is treated as a file', async () => {
  await expect(loadProfile('../package')).rejects.toThrow('../package: the profile cannot be read');
});

test('a file that is too large, or is a folder, is rejected before it is read', async () => {
  const file = join(folder, 'large.yaml');
  await writeFile(file, `name: ${'x'.repeat(300_000)}\n`);
  await expect(loadProfile(file)).rejects.toThrow('a profile is a file of at most 262144 bytes');
  await expect(loadProfile(`${folder}/`)).rejects.toThrow('a profile is a file of at most');
});
