import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openaiFilesContract } from '../../openai-files/contract.js';
import type { Exchange, Fixture } from '../../fixture-format/fixture.js';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { fixturesFolder } from '../../openai-files/fixtures-folder.js';
import { formatArazzo, type FormattedArazzo } from './format-arazzo.js';

const contract = openaiFilesContract();
let fixtures: readonly Fixture[];
let all: FormattedArazzo;

beforeAll(async () => {
  fixtures = await loadFixtures(fixturesFolder);
  all = formatArazzo(fixtures, contract);
});

function lint(source: string): Promise<readonly NormalizedProblem[]> {
  return createConfig({ extends: ['spec'] }).then((config) =>
    lintFromString({ source, absoluteRef: '/spec/flows.arazzo.yaml', config }),
  );
}

interface Workflow {
  readonly workflowId: string;
  readonly inputs?: { readonly required: readonly string[] };
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

function workflowOf(...exchanges: readonly Exchange[]): {
  readonly workflow: Workflow;
  readonly inexpressible: readonly string[];
} {
  const fixture: Fixture = {
    name: 'a/b',
    title: 'A title',
    requirements: ['FILE-01'],
    capabilities: ['files'],
    source: { kind: 'recorded', evidence: ['a'] },
    exchanges,
  };
  const { text, inexpressible } = formatArazzo([fixture], contract);
  const { workflows } = parse(text) as { readonly workflows: readonly Workflow[] };
  return { workflow: workflows[0] ?? { workflowId: '', steps: [] }, inexpressible };
}

const file = {
  id: 'file-1',
  object: 'file',
  bytes: 1,
  created_at: 5,
  filename: "it's",
  purpose: 'batch',
};
const create: Exchange = {
  operation: 'createFile',
  request: {
    method: 'POST',
    path: '/files',
    body: {
      multipart: [
        { name: 'purpose', text: 'batch' },
        { name: 'expires_after[anchor]', text: 'created_at' },
        { name: 'expires_after[seconds]', text: '3600' },
        { name: 'file', filename: "it's", base64: '/w==' },
      ],
    },
  },
  response: { status: 200, body: { json: file } },
};

describe('the Arazzo of all fixtures', () => {
  test('is found to be right by a linter of Arazzo', async () => {
    expect(await lint(all.text)).toEqual([]);
  });

  test('is found to be wrong by it where a step is spoilt', async () => {
    const modified = all.text.replace('operationId:', 'operation:');
    expect((await lint(modified)).map(({ ruleId }) => ruleId)).toContain('struct');
  });

  test('names each workflow once, and reports every fixture that it leaves out', () => {
    const { workflows } = parse(all.text) as { readonly workflows: readonly Workflow[] };
    const ids = workflows.map(({ workflowId }) => workflowId);
    expect(new Set(ids).size).toBe(ids.length);
    const said = new Set([
      ...ids,
      ...all.inexpressible.map((line) => (line.split(',')[0] ?? '').replaceAll('/', '--')),
    ]);
    expect(fixtures.filter(({ name }) => !said.has(name.replaceAll('/', '--')))).toEqual([]);
    expect(ids.length).toBeGreaterThan(60);
  });

  test('passes ids on; no later step contains a recorded id of an object that a step created', () => {
    const { workflows } = parse(all.text) as { readonly workflows: readonly Workflow[] };
    const kept = workflows.flatMap(({ workflowId, steps }) => {
      const fixture = fixtures.find(({ name }) => name.replaceAll('/', '--') === workflowId);
      const created = (fixture?.exchanges ?? []).flatMap(({ response: { body } }) =>
        [...JSON.stringify(body ?? null).matchAll(/"id":"((?:file-|upload_|part_)[^"]+)"/g)].map(
          (match) => match[1] ?? '',
        ),
      );
      return created.filter((id) => JSON.stringify(steps).includes(`"${id}"`));
    });
    // The id of an upload or a part in place of a file's: there it does not count as the id of
    // an upload.
    expect(kept).toEqual([
      'part_9262189389f9870f206bd36d578feb9b',
      'upload_33990b609482cb18b5b96d18772b5af9',
    ]);
  });
});

describe('a workflow', () => {
  test('has the request, the response and what later steps need', () => {
    const { workflow } = workflowOf(create, {
      operation: 'retrieveFile',
      request: { method: 'GET', path: '/files/file-1' },
      response: { status: 404 },
    });
    expect(workflow).toEqual({
      workflowId: 'a--b',
      summary: 'A title',
      inputs: {
        type: 'object',
        required: ['step1_file'],
        properties: {
          step1_file: { type: 'string', contentMediaType: 'application/octet-stream' },
        },
      },
      steps: [
        {
          stepId: 'step-1-createFile',
          operationId: 'createFile',
          requestBody: {
            contentType: 'multipart/form-data',
            payload: {
              purpose: 'batch',
              expires_after: { anchor: 'created_at', seconds: '3600' },
              file: '$inputs.step1_file',
            },
          },
          successCriteria: [
            { condition: '$statusCode == 200' },
            { condition: "$response.body#/object == 'file'" },
            { condition: '$response.body#/bytes == 1' },
            { condition: "$response.body#/filename == 'it''s'" },
            { condition: "$response.body#/purpose == 'batch'" },
          ],
          outputs: { id: '$response.body#/id' },
        },
        {
          stepId: 'step-2-retrieveFile',
          operationId: 'retrieveFile',
          parameters: [
            { name: 'file_id', in: 'path', value: '$steps.step-1-createFile.outputs.id' },
          ],
          successCriteria: [{ condition: '$statusCode == 404' }],
        },
      ],
    });
  });

  test('allows any status of a range where the contract declares no more', () => {
    const { workflow } = workflowOf({
      operation: 'cancelUpload',
      request: { method: 'POST', path: '/uploads/upload_x/cancel' },
      response: { status: 422 },
    });
    expect(workflow.steps[0]?.['successCriteria']).toEqual([
      { condition: '$statusCode >= 400' },
      { condition: '$statusCode < 500' },
    ]);
  });

  const inexpressible: readonly (readonly [string, Exchange, string])[] = [
    [
      'a wrong key',
      { ...create, request: { ...create.request, auth: 'wrong' } },
      'a/b, request 1: is left out, as a step can send no other key',
    ],
    [
      'a path of no operation',
      { request: { method: 'GET', path: '/x' }, response: { status: 404 } },
      'a/b, request 1: is left out, as a step calls operations alone',
    ],
    [
      'a body that is no JSON',
      { ...create, request: { ...create.request, body: { text: '{' } } },
      'a/b, request 1: is left out, as its body is neither JSON nor multipart',
    ],
    ['a pause', { ...create, delay: 1100 }, 'a/b, request 1: 1100 ms pass before it'],
    ['a filename', create, 'a/b, request 1: part file has the filename "it\'s"'],
    ['moments', create, 'a/b, request 1: not compared in the response: created_at'],
  ];
  test.each(inexpressible)('cannot express %s, and reports it', (_, exchange, want) => {
    expect(workflowOfAny(exchange)).toContain(want);
  });

  test('leaves out what needs a step that is left out', () => {
    const notExported = workflowOfAny(
      { ...create, request: { ...create.request, auth: 'wrong' } },
      {
        operation: 'deleteFile',
        request: { method: 'DELETE', path: '/files/file-1' },
        response: { status: 200 },
      },
    );
    expect(notExported).toContain(
      'a/b, request 2: is left out, as it needs what another one created that is left out',
    );
  });
});

/** What is reported of exchanges that perhaps can't be expressed at all. */
function workflowOfAny(...exchanges: readonly Exchange[]): readonly string[] {
  const expressible: Exchange = {
    operation: 'listFiles',
    request: { method: 'GET', path: '/files' },
    response: { status: 200 },
  };
  return workflowOf(...exchanges, expressible).inexpressible;
}
