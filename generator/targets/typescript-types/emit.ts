import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from 'openapi-typescript';
import ts from 'typescript';
import { isJsonObject, type Json, type JsonObject, type Model } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { maskNames, unmaskNames } from './mask-names.js';
import { banner, type Emitted, type Target } from '../target.js';

/** The types of the document by openapi-typescript, and a name for each component. */
export const typescriptTypes: Target = {
  name: 'typescript-types',
  summary: 'types.ts: paths, components and operations, and a type for each component schema',
  owns: (path) => path === 'typescript/types.ts',
  emit: emitTypes,
};

async function emitTypes(model: Model): Promise<Emitted> {
  const document = maskNames(model.document);
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    alphabetize: false,
    silent: true,
    transform: (schema) => transform(schema, document),
  });
  const text = `// ${banner(model)}\n\n${unmaskNames(astToString(nodes))}\n${aliases(model)}`;
  return { files: [{ path: 'typescript/types.ts', text }] };
}

/** Bytes are a `Blob`; a union of known words with any string keeps the words for editors. */
function transform(schema: SchemaObject, root: JsonObject): ts.TypeNode | undefined {
  if (schema.format === 'binary') return ts.factory.createTypeReferenceNode('Blob');
  const words = openWords(schema, root);
  if (words === undefined) return undefined;
  const literals = words.map((word) =>
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(word)),
  );
  const anyString = ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
  return ts.factory.createUnionTypeNode([
    ...literals,
    ts.factory.createParenthesizedType(anyString),
  ]);
}

/** The words of `anyOf: [{type: string, enum: […]}, {type: string}]`, in either order. */
function openWords(schema: SchemaObject, root: JsonObject): readonly string[] | undefined {
  const options: readonly Json[] = JSON.parse(JSON.stringify(schema.anyOf ?? [])) as Json[];
  if (options.length !== 2) return undefined;
  const forms = options.map((option) => followReference(option, root)).filter(isJsonObject);
  const isOpen = forms.some(
    (form) =>
      form['type'] === 'string' && form['enum'] === undefined && form['const'] === undefined,
  );
  const listed = forms.map((form) => form['enum']).find((values) => Array.isArray(values));
  const words = (listed as readonly Json[] | undefined)?.filter((word) => typeof word === 'string');
  return isOpen && words !== undefined && words.length > 0 ? words : undefined;
}

function followReference(option: Json, root: JsonObject): Json | undefined {
  const reference = isJsonObject(option) ? option['$ref'] : undefined;
  return typeof reference === 'string' ? valueAt(root, reference) : option;
}

/** Types that openapi-typescript's output uses; an alias must not hide them. */
const GLOBALS: ReadonlySet<string> = new Set([
  'Array',
  'Blob',
  'Omit',
  'ReadonlyArray',
  'Record',
  'WithRequired',
]);

function aliases(model: Model): string {
  return model.schemas
    .map(({ name, typeName, schema }) => {
      const about = schema.description ?? schema.title;
      const doc =
        about === undefined
          ? ''
          : `/** ${about.replaceAll('*/', '*\\/').replaceAll('\n', '\n * ')} */\n`;
      const type = `components['schemas'][${JSON.stringify(name)}]`;
      if (!GLOBALS.has(typeName)) return `${doc}export type ${typeName} = ${type};\n`;
      return `${doc}type ${typeName}Schema_ = ${type};\nexport type { ${typeName}Schema_ as ${typeName} };\n`;
    })
    .join('\n');
}
