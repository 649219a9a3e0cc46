import { describe, expect, test } from 'vitest';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { fixtureCase, probeCase, type TestCase } from '../../plan/test-case.js';
import { bindProbe } from '../../probe-contract/bind-probe.js';
import { fixturesFolder } from '../fixtures-folder.js';
import { loadContract } from '../load-contract.js';
import { legalFormProbes } from '../probes/legal-form.js';
import { openai } from '../profile-format/openai.js';
import { restrictOrder, type FileOrder } from './restrict-order.js';

const contract = loadContract();
const fixtures = await loadFixtures(fixturesFolder);

function fixtureOf(name: string): TestCase {
  const [fixture] = fixtures.filter((each) => each.name === name);
  if (fixture === undefined) throw new Error(`no fixture is named ${name}`);
  return fixtureCase(fixture, { contract, listers: new Set() });
}

/** The names of the fields of the first multipart body, in order. */
function fieldsOf(name: string, order: FileOrder): readonly string[] {
  const restricted = restrictOrder(fixtureOf(name), order);
  if (restricted.kind === 'blocked' || restricted.testCase.kind === 'probe') return [];
  const [first] = restricted.testCase.fixture.exchanges;
  const body = first?.request.body;
  return body !== undefined && 'multipart' in body ? body.multipart.map((part) => part.name) : [];
}

describe('a target that reads the fields in one order only', () => {
  test.each<[FileOrder, readonly string[]]>([
    ['first', ['file', 'purpose']],
    ['last', ['purpose', 'file']],
  ])('is sent the file %s', (order, expected) => {
    expect(fieldsOf('files/create/sentiment', order)).toEqual(expected);
  });

  test.each<FileOrder>(['first', 'last'])(
    'is sent the recorded order by the cases about the order, where the file must be %s',
    (order) => {
      expect(fieldsOf('files/create/purpose-before-file', order)).toEqual(['purpose', 'file']);
    },
  );

  test('blocks the bodies that a probe writes with the file last, if it must be first', () => {
    const cases = legalFormProbes.map((probe) => probeCase(bindProbe(probe, openai), new Set()));
    const ofFiles = cases.filter(({ name }) => name.startsWith('errors/legal-form-of-a-file-'));
    expect(ofFiles.length).toBeGreaterThan(0);
    for (const each of ofFiles) {
      expect(restrictOrder(each, 'first')).toMatchObject({
        kind: 'blocked',
        requirement: 'CREATE-07',
      });
      expect(restrictOrder(each, 'last').kind).toBe('case');
    }
  });
});
