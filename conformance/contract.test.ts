import { expect, test } from 'vitest';
import { operations, replay } from '@upspec/openai-files/operations';
import { validators } from '@upspec/openai-files/validators';
import { buildContract, loadContract } from './contract.js';
import { KitError } from './kit-error.js';

test('the generated contract is whole', () => {
  expect([...loadContract().requirements.keys()]).toContain('FILE-01');
});

test('a kit without a validator for each answer refuses to judge', () => {
  const { Upload: _, ...others } = validators;
  expect(() => buildContract({ operations, replay, requirements: [], validators: others })).toThrow(
    new KitError('no validator or no replay table for Upload; run `upspec generate`'),
  );
});
