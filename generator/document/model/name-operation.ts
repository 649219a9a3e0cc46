import { camelCase, isPlural } from './names.js';
import type { HttpMethod } from './operation.js';

/** The resource of a call and its name there: `uploads`, `parts` and `create`. */
export interface CallName {
  readonly resource: readonly string[];
  readonly name: string;
}

/** What the name of a call is derived from. */
export interface CallShape {
  readonly httpMethod: HttpMethod;
  readonly path: string;
  /** Whether the response is a list. */
  readonly isList: boolean;
}

/** What the name of a call is derived from where the document has names. */
export interface NamedCallShape extends CallShape {
  /** Its `operationId`; empty where it has none. */
  readonly ownId: string;
  /** Its first tag; empty where it has none. */
  readonly tag: string;
}

/**
 * Names a call by its `operationId`, in the group of its first tag, or else of the first word of its
 * path: `findPets` with the tag `Pets` is `pets.findPets`. A call without an `operationId` is named
 * by its path.
 */
export function nameOperation(shape: NamedCallShape): CallName {
  const { ownId, tag, path } = shape;
  if (ownId === '') return nameByPath(shape);
  const [first = 'root'] = path.split(/[/?]/).filter((each) => each !== '' && !each.includes('{'));
  return { resource: [camelCase(tag === '' ? first : tag)], name: camelCase(ownId) };
}

/**
 * Derives a call's name from its method and path.
 *
 * A path that ends with a template is one object (`retrieve`, `update`, `delete`); one that ends
 * with a word is a collection (`list`, `create`). Where the word follows a template and is not a
 * plural, it is the name of an action on that object: `POST /sales/{id}/complete`.
 *
 * So `POST /owners/{ownerId}/pets` is `owners.pets.create`.
 */
export function nameByPath({ httpMethod, path, isList }: CallShape): CallName {
  const segments = path
    .replace(/\?.*$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  const isTemplate = (segment: string | undefined): boolean => segment?.includes('{') ?? false;
  const statics = segments.filter((segment) => !isTemplate(segment)).map(camelCase);
  const last = segments.at(-1) ?? '';
  if (statics.length === 0) return { resource: ['root'], name: VERBS.collection[httpMethod] };
  if (isTemplate(last)) return { resource: statics, name: VERBS.object[httpMethod] };
  if (isTemplate(segments.at(-2)) && !isPlural(last) && statics.length > 1) {
    const action = camelCase(last);
    const plain = httpMethod === 'get' || httpMethod === 'post';
    return {
      resource: statics.slice(0, -1),
      name: plain ? action : camelCase(`${httpMethod} ${last}`),
    };
  }
  const name = httpMethod === 'get' && !isList ? 'retrieve' : VERBS.collection[httpMethod];
  return { resource: statics, name };
}

const VERBS = {
  object: {
    get: 'retrieve',
    post: 'update',
    put: 'replace',
    patch: 'update',
    delete: 'delete',
    head: 'head',
    options: 'options',
    trace: 'trace',
  },
  collection: {
    get: 'list',
    post: 'create',
    put: 'replace',
    patch: 'update',
    delete: 'delete',
    head: 'head',
    options: 'options',
    trace: 'trace',
  },
} as const satisfies Record<string, Record<HttpMethod, string>>;
