import { describe, expect, test } from 'vitest';
import {
  camelCase,
  environmentPrefix,
  isPlural,
  kebabCase,
  pascalCase,
  singular,
} from './names.js';

describe('names of any writing become names of the language', () => {
  const names: readonly (readonly [string, string, string, string])[] = [
    ['upload_id', 'uploadId', 'UploadId', 'upload-id'],
    ['fine_tuning', 'fineTuning', 'FineTuning', 'fine-tuning'],
    ['OpenAIFile', 'openAiFile', 'OpenAIFile', 'open-ai-file'],
    ['x-request-id', 'xRequestId', 'XRequestId', 'x-request-id'],
    ['2fa', '_2fa', '_2fa', '2fa'],
    ['größe', 'größe', 'Größe', 'größe'],
    ['../../etc', 'etc', 'Etc', 'etc'],
    ['', 'unnamed', 'unnamed', 'unnamed'],
  ];

  test.each(names)('%s → %s, %s, %s', (name, camel, pascal, kebab) => {
    expect([camelCase(name), pascalCase(name), kebabCase(name)]).toEqual([camel, pascal, kebab]);
  });
});

describe('a plural is told from a singular', () => {
  const plurals: readonly (readonly [string, string, boolean])[] = [
    ['files', 'file', true],
    ['batches', 'batch', true],
    ['policies', 'policy', true],
    ['content', 'content', false],
    ['status', 'status', false],
    ['access', 'access', false],
    ['analysis', 'analysis', false],
  ];

  test.each(plurals)('%s → %s', (name, one, plural) => {
    expect([singular(name), isPlural(name)]).toEqual([one, plural]);
  });
});

test.each([
  ['OpenAI', 'OPENAI'],
  ['FineTuning', 'FINE_TUNING'],
  ['Störe', 'STORE'],
  ['PetStöre', 'PET_STORE'],
  ['文書', 'API'],
  ['2Fast', 'API_2_FAST'],
])('the variables of %s begin with %s', (name, want) => {
  expect(environmentPrefix(name)).toBe(want);
});
