import { StructureKind, type ClassDeclarationStructure, type StatementStructures } from 'ts-morph';
import type { Model } from '../../model/model.js';
import type { Resource } from '../../model/resource.js';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { methodOf } from './method.js';
import { paramsOf, partRules } from './params.js';
import { filePath, propertyName } from './resource-names.js';
import { TypeNames } from './type-names.js';

/** Writes the class of one resource, with the types of what its calls take. */
export function emitResourceFile(model: Model, resource: Resource): EmittedFile {
  const types = new TypeNames(model, resource);
  const params = resource.operations.flatMap((operation) => paramsOf(types, operation));
  const rules = resource.operations.flatMap((operation) => partRules(operation));
  const body = [resourceClass(types, resource), ...params];
  const text = printSource({ statements: [...rules, ...body] });
  const imports = printSource({
    statements: [...importsOf(types, resource, text)],
  });
  const path = `typescript/${filePath(resource)}.ts`;
  return { path, text: `// ${banner(model)}\n\n${imports}\n${text}` };
}

function resourceClass(types: TypeNames, resource: Resource): ClassDeclarationStructure {
  return {
    kind: StructureKind.Class,
    name: resource.className,
    isExported: true,
    extends: 'APIResource',
    docs: [`The calls of \`${resource.path.join('.')}\`.`],
    properties: resource.resources.map((below) => ({
      name: propertyName(below),
      isReadonly: true,
      type: below.className,
      initializer: `new ${below.className}(this.client)`,
    })),
    methods: resource.operations.map((operation) => methodOf(types, operation)),
  };
}

/** Where the runtime's names come from; only those that the text uses are imported. */
const RUNTIME = [
  ['api-promise', 'APIPromise', true],
  ['file-input', 'FilePartInput', true],
  ['file-input', 'NamedFileInput', true],
  ['multipart', 'PartRule', true],
  ['page', 'PagePromise', true],
  ['path', 'path', false],
  ['request-options', 'RequestOptions', true],
  ['resource', 'APIResource', false],
] as const;

function importsOf(
  types: TypeNames,
  resource: Resource,
  text: string,
): readonly StatementStructures[] {
  const up = '../'.repeat(resource.path.length);
  const uses = (name: string): boolean => new RegExp(`(?<![\\w'".])${name}(?![\\w'"])`).test(text);
  const files = [...new Set(RUNTIME.map(([file]) => file))];
  const runtime = files.flatMap((file) => {
    const used = RUNTIME.filter(([from, name]) => from === file && uses(name));
    const [first] = used;
    if (first === undefined) return [];
    return [
      statement(
        `${up}runtime/${file}.js`,
        used.map(([, name]) => name),
        first[2],
      ),
    ];
  });
  const below = resource.resources.map((child) =>
    statement(relativePath(resource, child), [child.className], false),
  );
  const schemas = types.imports();
  return [
    ...runtime,
    ...(schemas.length === 0 ? [] : [statement(`${up}types.js`, schemas, true)]),
    ...below,
  ];
}

function relativePath(resource: Resource, child: Resource): string {
  const folder = filePath(resource).split('/').at(-1) ?? '';
  const file = filePath(child).split('/').at(-1) ?? '';
  return `./${folder}/${file}.js`;
}

function statement(
  moduleSpecifier: string,
  namedImports: readonly (string | { readonly name: string; readonly alias: string })[],
  isTypeOnly: boolean,
): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    isTypeOnly,
    namedImports: [...namedImports],
  };
}
