import { StructureKind, VariableDeclarationKind, type StatementStructures } from 'ts-morph';
import type { Model } from '@upspec/document';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile, type Target } from '../target.js';
import { OPERATION_TYPES, REQUIREMENT_TYPES } from './table-types.js';
import { operationTable } from './operation-table.js';
import { literal } from '../literal.js';
import { replayLiteral } from './replay-table.js';

/** The contract as data: what the conformance kit reads, and any program that wants to. */
export const operations: Target = {
  name: 'operations',
  summary: 'operations.ts and requirements.ts: the contract as tables',
  owns: (path) => /^typescript\/(operations|requirements)\.ts$/.test(path),
  emit: (model) => Promise.resolve({ files: [operationsFile(model), requirementsFile(model)] }),
};

function operationsFile(model: Model): EmittedFile {
  const ids = model.operations.map(({ id }) => JSON.stringify(id));
  const text = printSource({
    statements: [
      ...OPERATION_TYPES,
      {
        kind: StructureKind.TypeAlias,
        name: 'OperationId',
        isExported: true,
        type: ids.length === 0 ? 'never' : ids.join(' | '),
      },
      constant({
        name: 'operations',
        type: 'Readonly<Record<OperationId, Operation>>',
        doc: 'The operations of the document, by the ids that it gives them.',
        value: literal(operationTable(model)),
      }),
      constant({
        name: 'replay',
        type: 'Readonly<Record<string, Readonly<Record<string, ReplayProperty>>>>',
        doc: 'How each property of each component schema is compared in a replay.',
        value: replayLiteral(model),
      }),
    ],
  });
  return { path: 'typescript/operations.ts', text: `// ${banner(model)}\n\n${text}` };
}

function requirementsFile(model: Model): EmittedFile {
  const text = printSource({
    statements: [
      ...REQUIREMENT_TYPES,
      constant({
        name: 'requirements',
        type: 'readonly Requirement[]',
        doc: 'Every numbered statement of the contract, in the order of the spec.',
        value: literal(model.requirements),
      }),
    ],
  });
  const source = model.source.replace(/[^/]+$/, 'requirements.yaml');
  return {
    path: 'typescript/requirements.ts',
    text: `// ${banner({ ...model, source, overlays: [] })}\n\n${text}`,
  };
}

interface Constant {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  /** As TypeScript. */
  readonly value: string;
}

function constant({ name, type, doc, value }: Constant): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [doc],
    declarations: [{ name, type, initializer: value }],
  };
}
