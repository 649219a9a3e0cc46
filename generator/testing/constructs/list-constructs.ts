// https://spec.openapis.org/oas/v3.1.1.html#schema-0
import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';
import { ConstructList } from './construct-list.js';
import { addNames } from './name-constructs.js';
import { addSchema } from './schema-constructs.js';

/** The value of a key of an OpenAPI object: one object of a kind, a list, or a map of them. */
type Holding = readonly ['one' | 'list' | 'map', Kind];

type Kind = keyof typeof GRAMMAR | 'schema';

const PARAMETERS = ['list', 'parameter'] as const;

/** The objects of OpenAPI that contain others, by their names in the standard. */
const GRAMMAR = {
  document: {
    info: ['one', 'info'],
    servers: ['list', 'server'],
    tags: ['list', 'tag'],
    paths: ['map', 'path'],
    webhooks: ['map', 'webhook'],
    components: ['one', 'components'],
  },
  info: { license: ['one', 'license'], contact: ['one', 'contact'] },
  license: {},
  contact: {},
  server: { variables: ['map', 'server variable'] },
  'server variable': {},
  tag: {},
  path: {
    parameters: PARAMETERS,
    servers: ['list', 'server'],
    ...operations(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']),
  },
  webhook: operations(['post']),
  operation: {
    parameters: PARAMETERS,
    servers: ['list', 'server'],
    requestBody: ['one', 'request body'],
    responses: ['map', 'response'],
    callbacks: ['map', 'callback'],
  },
  callback: {},
  parameter: {
    schema: ['one', 'schema'],
    content: ['map', 'media type'],
    examples: ['map', 'example'],
  },
  'request body': { content: ['map', 'media type'] },
  response: { headers: ['map', 'header'], content: ['map', 'media type'], links: ['map', 'link'] },
  header: { schema: ['one', 'schema'] },
  'media type': {
    schema: ['one', 'schema'],
    encoding: ['map', 'encoding'],
    examples: ['map', 'example'],
  },
  encoding: { headers: ['map', 'header'] },
  example: {},
  link: {},
  components: {
    schemas: ['map', 'schema'],
    parameters: ['map', 'parameter'],
    responses: ['map', 'response'],
    requestBodies: ['map', 'request body'],
    headers: ['map', 'header'],
    examples: ['map', 'example'],
    securitySchemes: ['map', 'security scheme'],
  },
  'security scheme': {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

/** Keys whose values are separate constructs: `in: query` differs from `in: path`. */
const VALUED: Readonly<Record<string, readonly string[]>> = {
  parameter: ['in', 'style', 'explode', 'required', 'deprecated'],
  encoding: ['style', 'explode'],
  'security scheme': ['type', 'scheme', 'in'],
  operation: ['deprecated'],
};

/** Maps whose keys are defined by HTTP, and not names that an author chose. */
const SPOKEN_KEYS: readonly Kind[] = ['media type', 'response'];

/**
 * The constructs that a document uses, each with the pointer of its first use: every key of
 * every kind of object, the media types and statuses, every schema by its form and location, and
 * the kinds of names.
 */
export function listConstructs(root: Json): ReadonlyMap<string, string> {
  const list = new ConstructList(root);
  addObject(list, 'document', { value: root, pointer: '#', within: 'document' });
  addNames(list);
  return list.locations;
}

interface ConstructLocation {
  readonly value: Json | undefined;
  readonly pointer: string;
  /** What the object belongs to: a media type of a response differs from one of a request. */
  readonly within: string;
}

function addObject(list: ConstructList, kind: Kind, location: ConstructLocation): void {
  const { value, pointer, within } = location;
  if (kind === 'schema') {
    addSchema(list, { value, pointer, within: withinSchema(within) });
    return;
  }
  if (!isJsonObject(value)) return;
  const holdings: Readonly<Record<string, Holding>> = GRAMMAR[kind];
  for (const [key, held] of Object.entries(value)) {
    if (held === undefined) continue;
    const at = `${pointer}/${escapeToken(key)}`;
    list.add(`${kind}: ${keyName(kind, key, held)}`, at);
    const holding = holdings[key];
    const owner = kind === 'media type' ? within : kind;
    if (holding !== undefined) addHeld(list, holding, { value: held, pointer: at, within: owner });
  }
  if (kind === 'operation' || kind === 'document') addSecurity(list, kind, location);
}

function keyName(kind: Kind, key: string, value: Json): string {
  if (key.startsWith('x-')) return 'x-';
  const valued = VALUED[kind]?.includes(key) === true;
  return valued ? `${key} ${String(value)}` : `${key}${emptyOf(value)}`;
}

function emptyOf(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? ' (empty)' : '';
  return isJsonObject(value) && Object.keys(value).length === 0 ? ' (empty)' : '';
}

function addHeld(list: ConstructList, [how, kind]: Holding, location: ConstructLocation): void {
  const { value, pointer, within } = location;
  if (how === 'one') {
    addObject(list, kind, location);
    return;
  }
  const entries: readonly (readonly [string, Json | undefined])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((item, index) => [String(index), item])
    : Object.entries(isJsonObject(value) ? value : {});
  for (const [key, held] of entries) {
    const at = `${pointer}/${escapeToken(key)}`;
    if (SPOKEN_KEYS.includes(kind) && within !== 'components') {
      list.add(`${kind} of ${within}: ${key}`, at);
    }
    addObject(list, kind, { value: held, pointer: at, within });
  }
}

function withinSchema(within: string): string {
  return within === 'components' ? 'component' : within;
}

function addSecurity(
  list: ConstructList,
  kind: string,
  { value, pointer }: ConstructLocation,
): void {
  const security = isJsonObject(value) ? value['security'] : undefined;
  if (!Array.isArray(security)) return;
  const choices = security as readonly JsonObject[];
  if (choices.length > 1) list.add(`${kind}: security of several choices`, `${pointer}/security`);
  const most = Math.max(0, ...choices.map((choice) => Object.keys(choice).length));
  if (most > 1) list.add(`${kind}: security of several schemes at once`, `${pointer}/security`);
}

function operations(methods: readonly string[]): Readonly<Record<string, ['one', 'operation']>> {
  return Object.fromEntries(methods.map((method) => [method, ['one', 'operation']]));
}
