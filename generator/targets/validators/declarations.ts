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
        docs: ['The `validate…` functions by the names of the schemas in the document.'],
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
  docs: ['One error of a value.'],
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
      docs: ['The keyword of the schema that the value violates: `required`, `maximum`.'],
    },
    {
      name: 'message',
      type: 'string',
      isReadonly: true,
      docs: ['What the schema requires: `must be <= 10000`.'],
    },
    {
      name: 'property',
      type: 'string',
      isReadonly: true,
      hasQuestionToken: true,
      docs: ['The property that is missing or not allowed.'],
    },
  ],
};

const SHARED: readonly StatementStructures[] = [
  {
    kind: StructureKind.TypeAlias,
    name: 'ValidationResult',
    typeParameters: ['T'],
    isExported: true,
    docs: ['The result of a validator: the value with its type, or all of its errors.'],
    type: '{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly ValidationError[] }',
  },
  {
    kind: StructureKind.Class,
    name: 'ValidationFailure',
    isExported: true,
    hasDeclareKeyword: true,
    extends: 'Error',
    docs: ['Thrown by the `assert…` functions.'],
    properties: [
      { name: 'name', type: "'ValidationFailure'", isReadonly: true, hasOverrideKeyword: true },
      {
        name: 'type',
        type: 'string',
        isReadonly: true,
        docs: ['The schema that the value violates.'],
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
      `Whether a value is valid against the schema "${title}".`,
    ),
    call(
      'assert',
      `asserts value is types.${typeName}`,
      `@throws {ValidationFailure} when the value is not a valid ${typeName}.`,
    ),
    call(
      'validate',
      `ValidationResult<types.${typeName}>`,
      `Returns the value, or all errors that keep it from being a valid ${typeName}.`,
    ),
  ];
}
