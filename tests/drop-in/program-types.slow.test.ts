import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(import.meta.dirname, 'programs');

test('the programs for the official library compile with only their import changed', () => {
  const program = ts.createProgram(
    readdirSync(folder).map((name) => join(folder, name)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ['node'],
      paths: { openai: [join(root, 'generated', 'typescript', 'client.ts')] },
    },
  );
  const messages = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file?.fileName.split('/').at(-1) ?? ''}: ${text}`;
  });
  expect(messages).toEqual([]);
});
