import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Example } from './example.js';

const model = buildModel(
  await loadDocument(join(import.meta.dirname, '..', '..', '..', 'spec', 'openapi.yaml')),
);

function examplesOf(id: string): readonly Example[] {
  return model.operations.find((operation) => operation.id === id)?.examples ?? [];
}

test('an example of a multipart body has its fields, its files with their names, and the response of the same name', () => {
  const [example] = examplesOf('createFile');
  expect(example).toMatchObject({
    name: 'expiring',
    summary: 'A training file that is deleted after thirty days',
    parameters: [],
    body: { purpose: 'fine-tune', expires_after: { anchor: 'created_at', seconds: 2592000 } },
    files: [
      {
        part: 'file',
        filename: 'weather.jsonl',
        content: '{"prompt": "Is it raining?", "completion": "Look outside."}\n',
      },
    ],
    response: { status: '200', contentType: 'application/json', body: { bytes: 60 } },
  });
});

test('an operation without a request example uses the examples of its parameters', () => {
  const [example, ...others] = examplesOf('listFiles');
  expect(others).toEqual([]);
  expect(example?.body).toBeUndefined();
  expect(example?.parameters.map(({ parameter, value }) => [parameter.name, value])).toEqual([
    ['limit', 2],
  ]);
  expect(examplesOf('retrieveFile')[0]?.parameters[0]?.value).toBe('file-9mKq4T2rVbXw7sYdH3pLnZ');
});

test('a binary response is shown by its content', () => {
  expect(examplesOf('downloadFile')[0]?.response).toEqual({
    status: '200',
    contentType: 'application/octet-stream',
    body: '{"prompt": "Is it raining?", "completion": "Look outside."}\n',
  });
});

test('every operation has an example, and every example a response', () => {
  expect(model.operations.filter(({ examples }) => examples.length === 0)).toEqual([]);
  const responses = model.operations.flatMap(({ examples }) =>
    examples.map(({ response }) => response),
  );
  expect(responses.filter((response) => response?.body === undefined)).toEqual([]);
});
