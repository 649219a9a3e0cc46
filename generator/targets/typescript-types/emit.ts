import { documentSchemas, type Model, type NamedSchema } from '@upspec/document';
import { keyOf } from '../literal.js';
import { banner, type Emitted, type Target } from '../target.js';
import { docComment } from './doc-comment.js';
import { localName, SchemaTypes } from './schema-types.js';
import { structure } from './structure.js';

/** The types of the document: its paths and operations, and a type for each component. */
export const typescriptTypes: Target = {
  name: 'typescript-types',
  summary: 'types.ts: paths, components and operations, and a type for each component schema',
  owns: (path) => path === 'typescript/types.ts',
  emit: emitTypes,
};

async function emitTypes(model: Model): Promise<Emitted> {
  const types = new SchemaTypes(model);
  const schemas = documentSchemas(model);
  const interfaces = (await structure(model, types)).replace(
    /(export interface components \{\s*)schemas: never;/,
    (whole, head: string) =>
      schemas.length === 0 ? whole : `${head}schemas: {\n${schemas.map(property).join('')}};`,
  );
  const named = schemas.map((schema) => declaration(schema, types)).join('\n');
  return {
    files: [
      { path: 'typescript/types.ts', text: `// ${banner(model)}\n\n${interfaces}\n${named}` },
    ],
  };
}

function property({ name, typeName }: NamedSchema): string {
  return `${keyOf(name)}: ${localName(typeName)};\n`;
}

function declaration({ name, typeName, schema }: NamedSchema, types: SchemaTypes): string {
  const doc = docComment({
    ...(schema.title !== undefined && { title: schema.title }),
    ...(schema.description !== undefined && { description: schema.description }),
    deprecated: schema.deprecated,
  });
  const local = localName(typeName);
  const type = types.ofComponent(name);
  if (local === typeName) return `${doc}export type ${typeName} = ${type};\n`;
  return `${doc}type ${local} = ${type};\nexport type { ${local} as ${typeName} };\n`;
}
