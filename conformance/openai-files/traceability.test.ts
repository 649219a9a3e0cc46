import { expect, test } from 'vitest';
import type { Requirement } from '@upspec/document';
import { listCases } from '../check.js';
import { loadContract } from './load-contract.js';
import { traceRequirements } from '../plan/traceability.js';
import { untested } from './untested.js';

const requirement = (id: string): Requirement => ({
  id,
  level: 'must',
  capability: 'files',
  text: 'The server MUST list files.',
  evidence: [],
  operations: [],
  covers: [],
});

test('every requirement has a case or a reason, and every case names requirements', async () => {
  const cases = await listCases({});
  const { requirements, errors } = traceRequirements(
    loadContract().requirements.values(),
    cases,
    untested,
  );
  expect(
    errors,
    'add a fixture or a probe that names the requirement, or a reason to conformance/openai-files/untested.ts',
  ).toEqual([]);
  expect(requirements.length).toBe(loadContract().requirements.size);
  const without = requirements.filter((each) => each.cases.length === 0);
  expect(without.map(({ id }) => id)).toEqual([
    'ROUTE-01',
    'ERROR-06',
    'ERROR-08',
    'ERROR-15',
    'ERROR-16',
  ]);
});

test('case names are unique, so that results of shards can be merged', async () => {
  const names = (await listCases({})).map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('every requirement that can fail a server is tested by a case, except for its endpoints', async () => {
  const cases = await listCases({});
  const { requirements } = traceRequirements(loadContract().requirements.values(), cases, untested);
  const musts = requirements.filter(({ level }) => level === 'must');
  expect(musts.length).toBeGreaterThan(100);
  expect(musts.filter((each) => each.cases.length === 0).map(({ id }) => id)).toEqual([
    'ROUTE-01',
    'ERROR-16',
  ]);
});

test('each requirement is listed with its cases', () => {
  const { requirements } = traceRequirements(
    [requirement('LIST-01'), requirement('ERROR-08')],
    [
      { name: 'a', requirements: ['LIST-01'] },
      { name: 'b', requirements: ['LIST-01'] },
    ],
    untested,
  );
  expect(requirements).toMatchObject([
    { id: 'LIST-01', level: 'must', text: 'The server MUST list files.', cases: ['a', 'b'] },
    { id: 'ERROR-08', cases: [], reason: expect.stringContaining('no request is certain') },
  ]);
});

test('missing and unknown requirements are reported', () => {
  const { errors } = traceRequirements(
    [requirement('LIST-01'), requirement('LIST-02')],
    [
      { name: 'a', requirements: ['LIST-01', 'LIST-99'] },
      { name: 'b', requirements: [] },
    ],
    {},
  );
  expect(errors).toEqual([
    'LIST-02: no case tests it, and no reason says why',
    'b: names no requirement',
    'a: there is no requirement LIST-99',
  ]);
});
