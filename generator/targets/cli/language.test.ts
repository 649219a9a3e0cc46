import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { cli } from './language.js';

const model = buildModel(
  await loadDocument(join(import.meta.dirname, '..', '..', '..', 'spec', 'openapi.yaml')),
);

function exampleOf(of: Model, id: string): string {
  const operation = of.operations.find((each) => each.id === id);
  const [example] = operation?.examples ?? [];
  if (operation === undefined || example === undefined) throw new Error(`no example of ${id}`);
  return cli.example({ model: of, operation, example });
}

describe('a call is written as a user types it', () => {
  const rows: readonly { readonly id: string; readonly want: readonly string[] }[] = [
    {
      id: 'createFile',
      want: [
        'openai files create \\',
        '  --file weather.jsonl \\',
        '  --purpose fine-tune \\',
        '  --expires-after.anchor created_at \\',
        '  --expires-after.seconds 2592000',
      ],
    },
    { id: 'listFiles', want: ['openai files list --limit 2'] },
    {
      id: 'retrieveFile',
      want: ['openai files retrieve --file-id file-9mKq4T2rVbXw7sYdH3pLnZ'],
    },
    { id: 'deleteFile', want: ['openai files delete --file-id file-9mKq4T2rVbXw7sYdH3pLnZ'] },
    { id: 'downloadFile', want: ['openai files content --file-id file-9mKq4T2rVbXw7sYdH3pLnZ'] },
    {
      id: 'createUpload',
      want: [
        'openai uploads create \\',
        '  --purpose fine-tune \\',
        '  --filename weather.jsonl \\',
        '  --bytes 120 \\',
        '  --mime-type text/jsonl \\',
        '  --expires-after.anchor created_at \\',
        '  --expires-after.seconds 3600',
      ],
    },
    {
      id: 'addUploadPart',
      want: [
        'openai uploads:parts create \\',
        '  --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c \\',
        '  --data piece-1.jsonl',
      ],
    },
    {
      id: 'completeUpload',
      want: [
        'openai uploads complete \\',
        '  --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c \\',
        '  --part-id part_0a1b2c3d4e5f60718293a4b5c6d7e8f9 \\',
        '  --part-id part_9f8e7d6c5b4a39281706f5e4d3c2b1a0',
      ],
    },
    {
      id: 'cancelUpload',
      want: ['openai uploads cancel --upload-id upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c'],
    },
  ];
  test.each(rows)('$id', ({ id, want }) => {
    expect(exampleOf(model, id)).toBe(`${want.join('\n')}\n`);
  });
});
