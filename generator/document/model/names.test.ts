import { describe, expect, test } from 'vitest';
import {
  camelCase,
  environmentPrefix,
  isPlural,
  kebabCase,
  pascalCase,
  singular,
} from './names.js';

describe('names in any style become names of the language', () => {
  const names: readonly (readonly [string, string, string, string])[] = [
    ['upload_id', 'uploadId', 'UploadId', 'upload-id'],
    ['fine_tuning', 'fineTuning', 'FineTuning', 'fine-tuning'],
    ['OpenAIFile', 'openAiFile', 'OpenAIFile', 'open-ai-file'],
    ['x-request-id', 'xRequestId', 'XRequestId', 'x-request-id'],
    ['2fa', '_2fa', '_2fa', '2fa'],
    ['größe', 'größe', 'Größe', 'größe'],
    ['../../etc', 'etc', 'Etc', 'etc'],
    ['', 'unnamed', 'unnamed', 'unnamed'],
    ['---', 'unnamed', 'unnamed', 'unnamed'],
    ['🐱', 'u1f431', 'U1f431', 'u1f431'],
    ['🐱 cats', 'cats', 'Cats', 'cats'],
    ['हिन्दी', 'हिन्दी', 'हिन्दी', 'हिन्दी'],
  ];

  test.each(names)('%s → %s, %s, %s', (name, camel, pascal, kebab) => {
    expect([camelCase(name), pascalCase(name), kebabCase(name)]).toEqual([camel, pascal, kebab]);
  });
});

describe('the singular of a name', () => {
  const names: readonly (readonly [name: string, one: string, plural: boolean])[] = [
    ['files', 'file', true],
    ['uploads', 'upload', true],
    ['parts', 'part', true],
    ['batches', 'batch', true],
    ['boxes', 'box', true],
    ['buses', 'bus', true],
    ['sizes', 'size', true],
    ['caches', 'cache', true],
    ['UserCaches', 'UserCache', true],
    ['statuses', 'status', true],
    ['aliases', 'alias', true],
    ['addresses', 'address', true],
    ['processes', 'process', true],
    ['responses', 'response', true],
    ['databases', 'database', true],
    ['analyses', 'analysis', true],
    ['indices', 'index', true],
    ['criteria', 'criterion', true],
    ['vertices', 'vertex', true],
    ['matrices', 'matrix', true],
    ['axes', 'axis', true],
    ['quizzes', 'quiz', true],
    ['leaves', 'leaf', true],
    ['movies', 'movie', true],
    ['cookies', 'cookie', true],
    ['policies', 'policy', true],
    ['people', 'person', true],
    ['children', 'child', true],
    ['lenses', 'lens', true],
    ['heroes', 'hero', true],
    ['houses', 'house', true],
    ['purposes', 'purpose', true],
    ['keys', 'key', true],
    ['licenses', 'license', true],
    ['GPUs', 'GPU', true],
    ['URIs', 'URI', true],
    ['fileIDs', 'fileID', true],
    ['fine_tunes', 'fine_tune', true],
    ['vector-stores', 'vector-store', true],
    ['ChatCompletions', 'ChatCompletion', true],
    ['OpenAIFiles', 'OpenAIFile', true],
    ['fotos', 'foto', true],
    ['series', 'series', false],
    ['news', 'news', false],
    ['data', 'data', false],
    ['metadata', 'metadata', false],
    ['media', 'media', false],
    ['content', 'content', false],
    ['status', 'status', false],
    ['access', 'access', false],
    ['analysis', 'analysis', false],
    ['process', 'process', false],
    ['address', 'address', false],
    ['bus', 'bus', false],
    ['alias', 'alias', false],
    ['canvas', 'canvas', false],
    ['cache', 'cache', false],
    ['size', 'size', false],
    ['search', 'search', false],
    ['complete', 'complete', false],
    ['https', 'https', false],
    ['sms', 'sms', false],
    ['os', 'os', false],
    ['größen', 'größen', false],
    ['Häuser', 'Häuser', false],
    ['名前', '名前', false],
    ['файлы', 'файлы', false],
  ];

  test.each(names)('of %s is %s', (name, one, plural) => {
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
])('the variables of %s start with %s', (name, want) => {
  expect(environmentPrefix(name)).toBe(want);
});
