import {
  StructureKind,
  VariableDeclarationKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';
import type { NamedSchema } from '@upspec/document';
import { printSource, tsdoc } from '../print-source.js';

/** Writes the types of the validators' module. */
export function declarations(schemas: readonly NamedSchema[]): string {
  return printSource({
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: './types.js',
        namespaceImport: 'types',
      },
      VALIDATION_ERROR,
      ...SHARED,
      ...schemas.flatMap(trio),
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        hasDeclareKeyword: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: ['The `validate…` calls by the names that the schemas have in the document.'],
        declarations: [
          {
            name: 'validators',
            type: 'Readonly<Record<string, (value: unknown) => ValidationResult<unknown>>>',
          },
        ],
      },
    ],
  });
}

const VALIDATION_ERROR: InterfaceDeclarationStructure = {
  kind: StructureKind.Interface,
  name: 'ValidationError',
  isExported: true,
  docs: ['One way in which a value is not what was asked for.'],
  properties: [
    {
      name: 'path',
      type: 'string',
      isReadonly: true,
      docs: ['A JSON pointer into the value; empty for the value itself.'],
    },
    {
      name: 'keyword',
      type: 'string',
      isReadonly: true,
      docs: ['The keyword of the schema that was broken: `required`, `maximum`.'],
    },
    {
      name: 'message',
      type: 'string',
      isReadonly: true,
      docs: ['What would be right: `must be <= 10000`.'],
    },
    {
      name: 'property',
      type: 'string',
      isReadonly: true,
      hasQuestionToken: true,
      docs: ['The property that is missing or must not be there.'],
    },
  ],
};

const SHARED: readonly StatementStructures[] = [
  {
    kind: StructureKind.TypeAlias,
    name: 'ValidationResult',
    typeParameters: ['T'],
    isExported: true,
    docs: ['What a validator found: the value with its type, or all that is wrong with it.'],
    type: '{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly ValidationError[] }',
  },
  {
    kind: StructureKind.Class,
    name: 'ValidationFailure',
    isExported: true,
    hasDeclareKeyword: true,
    extends: 'Error',
    docs: ['Thrown by the `assert…` calls.'],
    properties: [
      { name: 'name', type: "'ValidationFailure'", isReadonly: true, hasOverrideKeyword: true },
      {
        name: 'type',
        type: 'string',
        isReadonly: true,
        docs: ['The schema that the value breaks.'],
      },
      { name: 'errors', type: 'readonly ValidationError[]', isReadonly: true },
    ],
  },
];

function trio({ typeName, schema }: NamedSchema): readonly FunctionDeclarationStructure[] {
  const title = tsdoc(schema.title ?? typeName);
  const call = (name: string, returnType: string, doc: string): FunctionDeclarationStructure => ({
    kind: StructureKind.Function,
    name: `${name}${typeName}`,
    isExported: true,
    hasDeclareKeyword: true,
    parameters: [{ name: 'value', type: 'unknown' }],
    returnType,
    docs: [doc],
  });
  return [
    call(
      'is',
      `value is types.${typeName}`,
      `Whether a value is what the schema "${title}" asks for.`,
    ),
    call(
      'assert',
      `asserts value is types.${typeName}`,
      `@throws {ValidationFailure} when the value is no ${typeName}.`,
    ),
    call(
      'validate',
      `ValidationResult<types.${typeName}>`,
      `Tells all that keeps a value from being a ${typeName}.`,
    ),
  ];
}
