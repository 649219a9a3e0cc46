import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCases } from '../check.js';
import { contractOf } from '../contract-of.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { KitError } from '../kit-error.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { matchFixtures } from './match-fixtures.js';

const contract = contractOf(petsContract);

function fixtureOf(operation: string, method: string): Fixture {
  return {
    name: 'rec/001',
    title: 'A',
    source: { kind: 'recorded' },
    exchanges: [{ operation, request: { method, path: '/pets' }, response: { status: 200 } }],
  };
}

test.each([
  ['listPet', 'GET', 'the document has no operation listPet; did you mean "listPets"?'],
  ['healthz', 'GET', 'the document has no operation healthz'],
  ['constructor', 'GET', 'the document has no operation constructor'],
  ['listPets', 'POST', 'POST /pets is not the operation listPets, which is GET /pets'],
])('a fixture of the operation %s with %s is rejected', (operation, method, problem) => {
  const match = (): void => {
    const files = new Map([['rec/001', 'rec/001.json']]);
    matchFixtures(contract, [fixtureOf(operation, method)], files);
  };
  expect(match).toThrow(new KitError(`rec/001.json: ${problem}`));
});

test('a recording of an unknown operation is rejected with its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-match-'));
  try {
    const spec = join(folder, 'api.yaml');
    const document = {
      openapi: '3.1.0',
      info: { title: 'Lamps', version: '1' },
      paths: {
        '/health': { get: { operationId: 'health', responses: { 200: { description: 'Well.' } } } },
      },
    };
    await writeFile(spec, JSON.stringify(document));
    const fixtures = join(folder, 'rec');
    await mkdir(fixtures);
    const fixture = { ...fixtureOf('healthz', 'GET'), name: 'odd' };
    await writeFile(join(fixtures, 'odd.json'), JSON.stringify(fixture));
    await expect(listCases({ spec, fixtures: [fixtures] })).rejects.toThrow(
      new KitError(
        `${join(fixtures, 'odd.json')}: the document has no operation healthz; did you mean "health"?`,
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
