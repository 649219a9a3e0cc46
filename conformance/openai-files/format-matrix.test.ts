import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { listCases } from '../check.js';
import { loadContract } from './load-contract.js';
import { formatMatrix, formatMatrixPage } from '../plan/format-matrix.js';
import { traceRequirements } from '../plan/traceability.js';
import { untested } from './untested.js';

const page = join(import.meta.dirname, '..', 'MATRIX.md');

test('each requirement is listed with the cases that test it, or the reason why none does', () => {
  const said = { level: 'must', text: 'A | B.' } as const;
  const requirements = [
    { ...said, id: 'LIST-01', cases: ['files/list/all', 'files/list/one'] },
    { ...said, id: 'ERROR-08', cases: [], reason: 'nothing is sure to cause it' },
  ];
  expect(formatMatrix(requirements)).toBe(
    'LIST-01 (must) A | B.\n    files/list/all\n    files/list/one\n' +
      'ERROR-08 (must) A | B.\n    no case: nothing is sure to cause it',
  );
  expect(formatMatrixPage(requirements)).toContain(
    '- **LIST-01** (must) A | B.\n\n  `files/list/all`, `files/list/one`\n',
  );
});

test('the page in the docs is up to date', async () => {
  const { requirements, errors } = traceRequirements(
    loadContract().requirements.values(),
    await listCases({}),
    untested,
  );
  expect(
    errors,
    'add a fixture or a probe that names the requirement, or a reason to conformance/openai-files/untested.ts',
  ).toEqual([]);
  const expected = await format(formatMatrixPage(requirements), { parser: 'markdown' });
  if (process.env['UPSPEC_UPDATE'] === '1') await writeFile(page, expected);
  expect(
    await readFile(page, 'utf8'),
    'conformance/MATRIX.md is not up to date: run UPSPEC_UPDATE=1 npx vitest run format-matrix',
  ).toBe(expected);
});
