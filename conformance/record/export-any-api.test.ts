import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { Contract } from '@upspec/document';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { exportFixtures, type ExportFormat } from './export-fixtures.js';
import type { HarFile } from './har/har-schema.js';
import { importHar } from './import-har.js';
import { startYard } from './testing/boatyard/server.js';
import { talk } from './testing/boatyard/session.js';

let folder: string;
let contract: Contract;
let fixtures: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-export-'));
  fixtures = join(folder, 'fixtures');
  contract = await loadSpecContract({
    spec: 'conformance/record/testing/boatyard/openapi.yaml',
  });
  const yard = await startYard();
  const entries = await talk(yard.url, yard.url);
  await yard.close();
  const file = join(folder, 'session.har');
  await writeFile(file, JSON.stringify({ log: { version: '1.2', entries } }));
  await importHar({ contract, file, outDir: fixtures });
});
afterAll(() => rm(folder, { recursive: true }));

async function exportAs(
  format: ExportFormat,
): Promise<{ text: string; inexpressible: readonly string[] }> {
  return exportFixtures({ contract, fixtures: [fixtures], format });
}

interface Flows {
  readonly sourceDescriptions: readonly { readonly name: string }[];
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly steps: readonly Readonly<Record<string, unknown>>[];
  }[];
}

describe('fixtures of any API as Arazzo', () => {
  test('are found to be right by a linter of Arazzo', async () => {
    const { text } = await exportAs('arazzo');
    const config = await createConfig({ extends: ['spec'] });
    const problems = await lintFromString({
      source: text,
      absoluteRef: '/spec/flows.arazzo.yaml',
      config,
    });
    expect(problems).toEqual([]);
  });

  test('name the API, and what no expression can take apart', async () => {
    const { text, inexpressible } = await exportAs('arazzo');
    const { sourceDescriptions } = parse(text) as Flows;
    expect(sourceDescriptions).toEqual([
      { name: 'boatyard', url: './openapi.yaml', type: 'openapi' },
    ]);
    const [first = ''] = inexpressible;
    expect(first).toMatch(
      /^recorded\/001-[a-z-]+, request 1: the id of owners is a part of the header location, which an expression cannot split$/,
    );
    expect(inexpressible).toContainEqual(
      expect.stringMatching(
        /request 2: is left out, as it needs what another one created that is left out$/,
      ),
    );
    expect(inexpressible).toContainEqual(
      expect.stringMatching(/^recorded\/003-\S+: boatId 900 must exist$/),
    );
  });

  test('pass on the ids of boats and tickets', async () => {
    const own = {
      ...contract,
      resources: {
        ...contract.resources,
        owners: { path: '/owners/{ownerId}', creators: [], removers: [], ends: [] },
      },
    };
    const { text } = await exportFixtures({
      contract: own,
      fixtures: [fixtures],
      format: 'arazzo',
    });
    const { workflows } = parse(text) as Flows;
    const steps = workflows.flatMap((workflow) => workflow.steps);
    const sent = (operationId: string): unknown =>
      steps.find((step) => step['operationId'] === operationId);
    expect(sent('addTicket')).toMatchObject({
      requestBody: { payload: { boatId: '$steps.step-2-addBoat.outputs.id' } },
      outputs: { id: '$response.body#/id' },
    });
    expect(sent('getTicket')).toMatchObject({
      parameters: [{ name: 'ticketId', in: 'path', value: '$steps.step-8-addTicket.outputs.id' }],
    });
    expect(sent('addBoat')).toMatchObject({
      parameters: [{ name: 'ownerId', in: 'path', value: '3' }],
      requestBody: { payload: { name: 'Tern', count: 4 } },
    });
  });
});

describe('fixtures of any API as HAR', () => {
  test('have the key in the header of the document, as the name of a variable', async () => {
    const { text } = await exportAs('har');
    const { log } = JSON.parse(text) as HarFile;
    const keys = log.entries.flatMap(({ request }) =>
      request.headers.filter(({ name }) => name === 'x-yard-key').map(({ value }) => value),
    );
    expect(new Set(keys)).toEqual(new Set(['$BOATYARD_API_KEY']));
    expect(keys).toHaveLength(log.entries.length);
    expect(text).not.toMatch(/openai/i);
  });

  test('become the same fixtures again', async () => {
    const { text } = await exportAs('har');
    const file = join(folder, 'again.har');
    await writeFile(file, text);
    const { files } = await importHar({ contract, file, outDir: join(folder, 'again') });
    for (const again of files) {
      const before = await readFile(again.replace('/again/', '/fixtures/'), 'utf8');
      expect(await readFile(again, 'utf8')).toBe(before);
    }
    expect(files).toHaveLength(4);
  });
});
