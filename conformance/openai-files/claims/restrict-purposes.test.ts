import { describe, expect, test } from 'vitest';
import type { Fixture } from '../../fixture-format/fixture.js';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { fixtureCase, probeCase, type TestCase } from '../../plan/test-case.js';
import { bindProbe } from '../../probe-contract/bind-probe.js';
import { fixturesFolder } from '../fixtures-folder.js';
import { loadContract } from '../load-contract.js';
import { probes } from '../probes/probes.js';
import { openai } from '../profile-format/openai.js';
import { restrictPurposes, type PurposesToRestrict } from './restrict-purposes.js';

const contract = loadContract();
const fixtures = await loadFixtures(fixturesFolder);
const cases: readonly TestCase[] = [
  ...fixtures.map((fixture) => fixtureCase(fixture, { contract, listers: new Set() })),
  ...probes.map((probe) => probeCase(bindProbe(probe, openai), new Set())),
];

const others = ['assistants', 'batch', 'fine-tune', 'vision', 'evals'];

/** A target that accepts user_data only. */
const onlyUserData: PurposesToRestrict = {
  profile: openai,
  probes,
  rejected: new Map([
    ['createFile', others],
    ['createUpload', others],
  ]),
  downloaded: [],
};

function blockedCases(restrictions: PurposesToRestrict): readonly string[] {
  return cases
    .filter((each) => restrictPurposes(each, restrictions).kind === 'blocked')
    .map(({ name }) => name);
}

function caseOf(name: string): TestCase {
  const [found] = cases.filter((each) => each.name === name);
  if (found === undefined) throw new Error(`no case is named ${name}`);
  return found;
}

/** The purposes that a fixture sends after the restriction. */
function sentBy(name: string, restrictions: PurposesToRestrict): readonly unknown[] {
  const restricted = restrictPurposes(caseOf(name), restrictions);
  if (restricted.kind === 'blocked' || restricted.testCase.kind === 'probe') return [];
  return purposesIn(restricted.testCase.fixture);
}

function purposesIn({ exchanges }: Fixture): readonly unknown[] {
  return exchanges.flatMap(({ request: { body } }) =>
    body !== undefined && 'multipart' in body
      ? body.multipart.filter(({ name }) => name === 'purpose').map(({ text }) => text)
      : [],
  );
}

describe('a target that accepts one purpose only', () => {
  const downloaded = ['user_data'];

  test('blocks only the cases about other purposes, if it returns the content of its files', () => {
    expect(blockedCases({ ...onlyUserData, downloaded })).toEqual([
      'files/create/batch-expires-as-told',
      'files/create/batch-expires-by-default',
      'files/create/batch-of-another-ending',
      'files/create/batch-of-bad-lines',
      'files/create/batch-without-ending',
      'files/create/fine-tune-of-another-ending',
      'files/create/refusals-are-400',
      'files/create/two-purposes',
      'files/list/purpose',
      'uploads/create/unfit-media-type',
      'files/limits/beyond-largest-batch',
      'files/list/mixed-purposes',
    ]);
  });

  test('blocks each download too, if it does not return the content of its files', () => {
    const blocked = blockedCases(onlyUserData);
    expect(blocked).toContain('files/content/sentiment');
    expect(blocked).toContain('files/content/crlf');
    expect(blocked).toContain('uploads/complete/order-shuffled');
  });

  test('is sent that purpose instead of the recorded one', () => {
    const restrictions = { ...onlyUserData, downloaded };
    expect(sentBy('files/content/sentiment', restrictions)).toEqual(['user_data']);
    expect(sentBy('files/create/assistants', restrictions)).toEqual(['user_data']);
  });

  test('is sent every purpose by the cases that report the rejected ones', () => {
    const restricted = restrictPurposes(caseOf('files/purpose/each-claimed'), onlyUserData);
    expect(restricted.kind).toBe('case');
    expect(new Set(sentBy('files/create/every-purpose', onlyUserData))).toEqual(
      new Set(openai.purposes.files),
    );
  });
});

test.each([
  [new Map([['createFile', ['batch']]]), 'CREATE-02'],
  [new Map([['createUpload', ['batch', 'fine-tune']]]), 'UPLOAD-01'],
])('a case about a rejected purpose names the requirement of the operation: %o', (rejected, id) => {
  const about = { ...onlyUserData, rejected };
  const name =
    id === 'CREATE-02' ? 'files/create/batch-of-bad-lines' : 'uploads/create/unfit-media-type';
  expect(restrictPurposes(caseOf(name), about)).toMatchObject({ kind: 'blocked', requirement: id });
});
