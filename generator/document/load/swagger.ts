// https://swagger.io/specification/v2/
import { valueAt } from './json-pointer.js';
import { isReference, isTree, type Tree } from './structure/deviation.js';

/**
 * Converts a bundled Swagger 2.0 document to OpenAPI 3.0. The library converts all but what it
 * would lose: media types of an operation, form fields and parameters of a path.
 */
export async function convertSwagger(root: Tree): Promise<Tree> {
  // Loaded here: few documents need it.
  const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0');
  const copy = structuredClone(root);
  const forms = operationsOf(copy).map((operation) => prepare(operation, copy));
  for (const schema of ['definitions', 'responses', 'parameters'].flatMap((key) =>
    schemasIn(copy[key]),
  ))
    convertKeywords(schema);
  const converted: unknown = upgradeFromTwoToThree(copy);
  if (!isTree(converted)) return {};
  // The library copies the document, and keeps the order of paths and methods.
  operationsOf(converted).forEach(({ operation }, index) => {
    const requestBody = forms[index];
    if (requestBody !== undefined) operation['requestBody'] = requestBody;
    for (const schema of schemasIn(operation)) convertKeywords(schema);
  });
  return converted;
}

/** The pointer in the Swagger document of what is at a pointer in the converted one. */
export function swaggerPointer(pointer: string, root: unknown): string {
  return pointer
    .replace(/^#\/components\/schemas(?=\/|$)/, '#/definitions')
    .replace(/^#\/components\/securitySchemes(?=\/|$)/, '#/securityDefinitions')
    .replace(/^#\/components\/(parameters|responses)(?=\/|$)/, '#/$1')
    .replace(/^#\/servers.*/, isTree(root) && root['host'] !== undefined ? '#/host' : '#/swagger')
    .replace(/(\/responses\/[^/]+)\/content\/[^/]+\/schema/, '$1/schema')
    .replace(/(\/parameters\/\d+)\/schema/, '$1')
    .replace(/\/requestBody(?:\/.*)?$/, '/parameters');
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

interface Operation {
  readonly operation: Tree;
  readonly pathItem: Tree;
}

function operationsOf(root: Tree): readonly Operation[] {
  const items = isTree(root['paths']) ? Object.values(root['paths']).filter(isTree) : [];
  const operations = items.flatMap((pathItem) =>
    METHODS.map((method) => pathItem[method])
      .filter(isTree)
      .map((operation) => ({ operation, pathItem })),
  );
  return operations;
}

/**
 * Gives an operation its own parameters and media types.
 * @returns what its form fields become; undefined where it has none.
 */
function prepare({ operation, pathItem }: Operation, root: Tree): Tree | undefined {
  const own = listOf(operation['parameters']).map((item) => follow(item, root));
  const shared = listOf(pathItem['parameters']).map((item) => follow(item, root));
  const inherited = shared.filter(
    (item) => !own.some((other) => other['name'] === item['name'] && other['in'] === item['in']),
  );
  const parameters = structuredClone([...inherited.filter(isBody), ...own]);
  const fields = parameters.filter((parameter) => parameter['in'] === 'formData');
  const consumes = mediaTypes(operation['consumes'] ?? root['consumes'], 'application/json');
  operation['parameters'] = parameters.filter((parameter) => parameter['in'] !== 'formData');
  pathItem['parameters'] = structuredClone(shared.filter((item) => !isBody(item)));
  operation['consumes'] = consumes;
  const produces = mediaTypes(operation['produces'] ?? root['produces'], 'application/json');
  for (const response of Object.values(
    isTree(operation['responses']) ? operation['responses'] : {},
  )) {
    if (!isTree(response) || response['schema'] === undefined) continue;
    const { schema } = response;
    Reflect.deleteProperty(response, 'schema');
    const types = isFile(schema) ? fileTypes(produces) : produces;
    response['content'] = Object.fromEntries(types.map((type) => [type, { schema }]));
  }
  setServer(operation, root);
  return fields.length === 0 ? undefined : formBody(fields, consumes);
}

function isFile(schema: unknown): boolean {
  return isTree(schema) && (schema['type'] === 'file' || schema['format'] === 'binary');
}

/** A file is not JSON: where only JSON is stated, its media type is unknown. */
function fileTypes(produces: readonly string[]): readonly string[] {
  const types = produces.filter((type) => !/[/+]json(?:;|$)/i.test(type));
  return types.length === 0 ? ['application/octet-stream'] : types;
}

/** "The value overrides the Swagger Object schemes definition": the first one of them is the server. */
function setServer(operation: Tree, { schemes, host, basePath = '' }: Tree): void {
  const [own] = listOf(operation['schemes']);
  const [scheme] = listOf(schemes);
  if (typeof own !== 'string' || own === scheme || typeof host !== 'string') return;
  operation['servers'] = [{ url: `${own}://${host}${String(basePath)}` }];
}

function isBody(parameter: Tree): boolean {
  return parameter['in'] === 'body' || parameter['in'] === 'formData';
}

/** Keys of a form field that are not keywords of its schema. */
const FIELD_KEYS = new Set(['name', 'in', 'required', 'collectionFormat', 'allowEmptyValue']);

function formBody(fields: readonly Tree[], consumes: readonly string[]): Tree {
  const hasFile = fields.some((field) => field['type'] === 'file');
  const forms = consumes.filter((type) =>
    /^(multipart\/form-data|application\/x-www-form-urlencoded)$/i.test(type),
  );
  const standard = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const types = hasFile || forms.length === 0 ? [standard] : forms;
  const properties = Object.fromEntries(
    fields.map((field) => [String(field['name']), schemaOf(field)]),
  );
  const required = fields
    .filter((field) => field['required'] === true)
    .map((field) => field['name']);
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  const styled = fields.flatMap((field): [string, Tree][] => {
    const style =
      field['type'] === 'array' ? STYLES.get(field['collectionFormat'] ?? 'csv') : undefined;
    return style === undefined ? [] : [[String(field['name']), { style, explode: false }]];
  });
  const media = {
    schema,
    ...(styled.length > 0 && { encoding: Object.fromEntries(styled) }),
  };
  const content = Object.fromEntries(types.map((type) => [type, structuredClone(media)]));
  return { required: required.length > 0, content };
}

/** The style of each `collectionFormat`; `multi` repeats the field, which is the default. */
const STYLES: ReadonlyMap<unknown, string> = new Map([
  ['csv', 'form'],
  ['ssv', 'spaceDelimited'],
  ['pipes', 'pipeDelimited'],
]);

function schemaOf(field: Tree): Tree {
  const schema = Object.fromEntries(Object.entries(field).filter(([key]) => !FIELD_KEYS.has(key)));
  return field['type'] === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema;
}

function mediaTypes(value: unknown, standard: string): readonly string[] {
  const listed = Array.isArray(value) ? value.filter((type) => typeof type === 'string') : [];
  return listed.length === 0 ? [standard] : listed;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function follow(item: unknown, root: Tree): Tree {
  const target = isReference(item) ? valueAt(root as unknown, item.$ref) : item;
  return isTree(target) ? target : {};
}

/** Every object below a value; a schema is among them. */
function schemasIn(value: unknown): readonly Tree[] {
  if (Array.isArray(value)) return value.flatMap(schemasIn);
  return isTree(value) ? [value, ...Object.values(value).flatMap(schemasIn)] : [];
}

/** `discriminator: kind` is an object in OpenAPI 3, and `x-nullable` a keyword. */
function convertKeywords(schema: Tree): void {
  if (typeof schema['discriminator'] === 'string' && isTree(schema['properties'])) {
    schema['discriminator'] = { propertyName: schema['discriminator'] };
  }
  if (typeof schema['x-nullable'] === 'boolean') schema['nullable'] ??= schema['x-nullable'];
}
