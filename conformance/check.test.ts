import { afterEach, beforeEach, expect, test } from 'vitest';
import { listCases } from './check.js';
import { KitError, UsageError } from './kit-error.js';
import {
  emptyList,
  json,
  retrieve,
  writeSamples,
  type SampleFixtures,
} from './testing/sample-fixtures.js';

let samples: SampleFixtures;

beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

test('fixtures of a folder are listed beside the own ones, without a target', async () => {
  expect(
    await listCases({ fixtures: [samples.folder], only: ['files/*', 'auth/no-key-files'] }),
  ).toMatchObject([
    { name: 'auth/no-key-files' },
    {
      name: 'files/create',
      kind: 'fixture',
      title: 'An unknown file is answered with 404',
      operations: ['createFile'],
      requirements: ['CREATE-01'],
    },
    {
      name: 'files/retrieve',
      kind: 'fixture',
      title: 'An unknown file is answered with 404',
      operations: ['retrieveFile'],
      requirements: ['RETRIEVE-02'],
    },
  ]);
});

test('a pattern without a match is reported', async () => {
  const attempt = listCases({ fixtures: [samples.folder], only: ['files', 'nothing/*'] });
  await expect(attempt).rejects.toThrow(UsageError);
  await expect(attempt).rejects.toThrow(
    'the pattern "files" matches no case and no requirement; did you mean "files/**"?\n' +
      'the pattern "nothing/*" matches no case and no requirement; `upspec check --list` names all',
  );
});

test('a fixture of an unknown requirement is rejected', async () => {
  await samples.write('files/odd', { ...retrieve, name: 'files/odd', requirements: ['ODD-99'] });
  await expect(samples.run(json(emptyList))).rejects.toThrow(
    new KitError('files/odd: the spec has no requirement ODD-99'),
  );
});

test('two cases of one name are an error', async () => {
  const name = 'files/create/sentiment';
  await samples.write(name, { ...retrieve, name });
  await expect(listCases({ fixtures: [samples.folder] })).rejects.toThrow(
    new KitError('two cases are called files/create/sentiment'),
  );
});
