import { expect, test } from 'vitest';
import { readContract } from '@upspec/document';
import json from '@upspec/openai-files/contract.json' with { type: 'json' };
import { isGeneric, linesThatName, wordsOf } from './generic-code.js';
import { sourceFiles } from './source-files.js';

const GENERIC =
  'each line of generic code names something of one API: take it from the contract, or from the pack in conformance/openai-files/; in a comment, name a pet';

const words = wordsOf(readContract(json));

test('generic code knows nothing of one API', () => {
  const files = sourceFiles().filter(isGeneric);
  expect(files.length).toBeGreaterThan(200);
  expect(
    files.flatMap((file) => linesThatName(words, file)),
    GENERIC,
  ).toEqual([]);
});

test.each([
  ["if (operation === 'createFile') return;", 'createFile'],
  ['const { created_at: made } = body;', 'created_at'],
  ["path.startsWith('/uploads/{upload_id}/parts')", '/uploads'],
  ["const schema = 'FileObject.status';", 'FileObject'],
  ["purpose === 'fine-tune'", 'fine-tune'],
  ["requirement: 'LIST-03'", 'LIST-03'],
  ["// as OpenAI's servers do", 'OpenAI'],
])('%s is found in generic code', (text, word) => {
  const file = { path: 'conformance/replay/x.ts', text };
  expect(isGeneric(file)).toBe(true);
  expect(linesThatName(words, file)).toEqual([`conformance/replay/x.ts:1 ${word}`]);
});

test.each(['const { id, status } = file;', "import type { Contract } from '@upspec/document';"])(
  '%s is not',
  (text) => {
    expect(linesThatName(words, { path: 'conformance/replay/x.ts', text })).toEqual([]);
  },
);
