import { expect, test } from 'vitest';
import { openaiFilesContract } from '../openai-files/contract.js';
import { operation, smallContract } from '../record/testing/small-contract.js';
import { knownKeys } from './known-keys.js';

const environment = { OPENAI_API_KEY: 'of-openai', SMALL_API_KEY: 'of-small' };

test('the keys that are known are those of the API that is recorded, and those that are given', () => {
  const contract = smallContract({
    operations: { getPet: operation('GET /pets', { security: [['petKey']] }) },
    securitySchemes: { petKey: { kind: 'api-key', in: 'header', name: 'x-pet' } },
  });
  const given = ['given', 'petKey=named'];
  expect(knownKeys(contract, given, environment)).toEqual(['given', 'named', 'of-small']);
  expect(knownKeys(openaiFilesContract(), ['given'], environment)).toEqual(['given', 'of-openai']);
});
