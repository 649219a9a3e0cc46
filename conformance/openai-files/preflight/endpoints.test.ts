import { expect, test } from 'vitest';
import { openaiFilesContract } from '../contract.js';
import { openai } from '../profile-format/openai.js';
import { absenceQuestions } from './endpoints.js';

test('every operation has a request that shows whether a server has it', () => {
  const all = Object.keys(openaiFilesContract().operations);
  const requested = absenceQuestions({ ...openai, absent: all }).map(({ operation }) => operation);
  const missing = all.filter((id) => !requested.includes(id));
  expect(
    missing.map(
      (id) => `add a request of ${id} to conformance/openai-files/preflight/endpoints.ts`,
    ),
  ).toEqual([]);
});
