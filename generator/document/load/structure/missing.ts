import { isReference, isTree, type Deviations, type Tree } from './deviation.js';
import { setOwn, type NodeLocation, type Slot } from './slot.js';

/** An object of the document, and what holds it. */
export interface Owner {
  readonly node: Tree;
  readonly type: string;
  readonly location: NodeLocation;
  readonly parent: unknown;
  /** The object itself in its parent, or the reference to it. */
  readonly rawNode: unknown;
}

/** What replaces a property that the standard requires and that has no effect on the output. */
const SUBSTITUTES: Readonly<Record<string, Readonly<Record<string, () => unknown>>>> = {
  Root: { info: () => ({ title: '', version: '' }), paths: () => ({}) },
  Info: { title: () => '', version: () => '' },
  License: { name: () => '' },
  Response: { description: () => '' },
  Operation: { responses: () => ({}) },
  RequestBody: { content: () => ({}) },
  SecurityScheme: {
    flows: () => ({}),
    openIdConnectUrl: () => '',
    authorizationUrl: () => '',
    tokenUrl: () => '',
    scopes: () => ({}),
    flow: () => 'implicit',
  },
  ImplicitFlow: { authorizationUrl: () => '', scopes: () => ({}) },
  PasswordFlow: { tokenUrl: () => '', scopes: () => ({}) },
  ClientCredentials: { tokenUrl: () => '', scopes: () => ({}) },
  AuthorizationCode: { authorizationUrl: () => '', tokenUrl: () => '', scopes: () => ({}) },
  DeviceAuthorization: {
    deviceAuthorizationUrl: () => '',
    tokenUrl: () => '',
    scopes: () => ({}),
  },
  Header: { type: () => 'string' },
  Example: {},
};

/** Objects without an effect on the output: without a required property they are left out. */
const OPTIONAL_OBJECTS = new Set(['ExternalDocs', 'Tag', 'Server', 'Discriminator', 'Link']);

/** Keywords of a schema that OpenAPI 2.0 and older tools write beside a parameter's name. */
const SCHEMA_KEYWORDS = [
  'type', 'format', 'items', 'enum', 'default', 'minimum', 'maximum', 'exclusiveMinimum',
  'exclusiveMaximum', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems',
  'multipleOf', 'nullable', 'oneOf', 'anyOf', 'allOf', 'properties', 'additionalProperties',
]; // prettier-ignore

/** Whether a property of a parameter or a header is reported with its missing schema. */
export function isSchemaKeyword({ owner, key, ownerType }: Slot): boolean {
  if (ownerType !== 'Parameter' && ownerType !== 'Header') return false;
  const hasSchema = Array.isArray(owner) || isTree(owner['schema']) || isTree(owner['content']);
  return !hasSchema && SCHEMA_KEYWORDS.includes(String(key));
}

/** Checks the properties that a type requires. */
export function checkMissing(
  deviations: Deviations,
  owner: Owner,
  required: readonly string[],
): void {
  for (const name of required) {
    const value = Object.hasOwn(owner.node, name) ? owner.node[name] : undefined;
    if (value === undefined || value === null) checkOne(deviations, owner, name);
  }
}

/** Checks that a parameter or a header says what its values are. */
export function checkOneOf(deviations: Deviations, owner: Owner, names: readonly string[]): void {
  const { node, type, location } = owner;
  if (names.some((name) => isTree(node[name]) || typeof node[name] === 'boolean')) return;
  // A list with a name beside it is reported at its own location.
  if (names.some((name) => node[name] !== undefined && node[name] !== null)) return;
  if (type === 'Root') {
    checkOne(deviations, owner, 'paths');
    return;
  }
  if (type !== 'Parameter' && type !== 'Header') {
    deviations.found.push({
      severity: 'warning',
      location: { ...location, reportOnKey: true },
      message: `one of ${names.map((name) => `"${name}"`).join(', ')} is missing`,
    });
    return;
  }
  const own = SCHEMA_KEYWORDS.filter((keyword) => node[keyword] !== undefined);
  const meaning =
    own.length === 0
      ? 'read as a string'
      : `${own.map((name) => `"${name}"`).join(', ')} read as its schema`;
  deviations.found.push({
    severity: 'warning',
    location: { ...location, reportOnKey: true },
    message: `${type === 'Header' ? 'the header' : `the parameter ${JSON.stringify(node['name'] ?? '')}`} has no schema; ${meaning}`,
    suggestion: 'add "schema"',
  });
  deviations.revealing = true;
  deviations.repairs.push(() => {
    const entries = own.map((keyword): [string, unknown] => [keyword, node[keyword]]);
    for (const keyword of own) Reflect.deleteProperty(node, keyword);
    Reflect.deleteProperty(node, 'content');
    node['schema'] = own.length === 0 ? { type: 'string' } : Object.fromEntries(entries);
  });
}

function checkOne(deviations: Deviations, owner: Owner, name: string): void {
  const { node, type, location } = owner;
  const position = { ...location, reportOnKey: true };
  const suggestion = `add "${name}"`;
  const substitute = substituteFor(owner, name);
  if (substitute !== undefined) {
    const message = `${titleOf(type)} has no "${name}"`;
    deviations.found.push({ severity: 'warning', location: position, message, suggestion });
    deviations.repairs.push(() => {
      if (node[name] === undefined || node[name] === null) setOwn(node, name, substitute);
    });
    return;
  }
  if (type === 'ServerVariable') {
    const message = `the server variable has no "default"`;
    deviations.found.push({ severity: 'warning', location: position, message, suggestion });
    return;
  }
  if (OPTIONAL_OBJECTS.has(type)) {
    const message = `${titleOf(type)} has no "${name}"; it is left out`;
    deviations.found.push({ severity: 'warning', location: position, message, suggestion });
    deviations.repairs.push(() => {
      leaveOut(owner);
    });
    return;
  }
  const message = `${titleOf(type)} has no "${name}"`;
  deviations.found.push({ severity: 'error', location: position, message, suggestion });
}

/** What replaces the property; undefined where nothing can. */
function substituteFor({ node, type, location }: Owner, name: string): unknown {
  if (type === 'ServerVariable') {
    const [first] = Array.isArray(node['enum']) ? (node['enum'] as unknown[]) : [];
    return typeof first === 'string' ? first : undefined;
  }
  if (type === 'Parameter' && name === 'in') {
    // The standard has no default; a name that the path has can only be in the path.
    const template = `{${String(node['name'])}}`;
    return location.pointer.split('/parameters/')[0]?.includes(template) === true
      ? 'path'
      : undefined;
  }
  if (type === 'Parameter' && name === 'type') return 'string';
  if (type === 'Parameter' && name === 'schema') return {};
  if (type === 'SecurityScheme' && name === 'type') return schemeType(node);
  return SUBSTITUTES[type]?.[name]?.();
}

function schemeType(node: Tree): string | undefined {
  if (isTree(node['flows'])) return 'oauth2';
  if (typeof node['scheme'] === 'string') return 'http';
  if (typeof node['openIdConnectUrl'] === 'string') return 'openIdConnect';
  return typeof node['in'] === 'string' && typeof node['name'] === 'string' ? 'apiKey' : undefined;
}

function leaveOut({ node, parent, rawNode }: Owner): void {
  if (Array.isArray(parent)) {
    const index = parent.findIndex((item) => item === rawNode || item === node);
    if (index >= 0) parent.splice(index, 1);
    return;
  }
  if (!isTree(parent) || isReference(parent)) return;
  const key = Object.keys(parent).find((name) => parent[name] === rawNode);
  if (key !== undefined) Reflect.deleteProperty(parent, key);
}

/** `SecurityScheme` becomes `the security scheme`, and `Root` `the document`. */
function titleOf(type: string): string {
  if (type === 'Root') return 'the document';
  return `the ${type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}`;
}
