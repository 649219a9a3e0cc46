import { problemResponse } from '../api-response.js';
import {
  type ApiOperation,
  type Json,
  type JsonObject,
  objectAt,
  OPERATIONS,
} from '../document.js';
import { validatorOf } from '../schema-validator.js';
import { type Behaviour, behaviour } from './behaviour.js';
import { relaxedSchemas, wholeSchema } from './relax-schema.js';
import { VALID_BODIES } from './valid-bodies.js';
import { replacedAt } from '../json-path.js';

const table = 'bounds';

/** Values of every kind; one that only the whole schema rejects shows that a keyword is unchecked. */
const SAMPLES: readonly Json[] = [
  'unheard-of',
  '',
  'x'.repeat(500),
  7,
  0,
  -1,
  0.5,
  1e9,
  -1e9,
  true,
  null,
  [],
  {},
  ['x', 'x'],
  [7],
  [''],
  { latitude: 1, longitude: 1, more: 1 },
  { latitude: 1 },
  { longitude: 1 },
  { kind: 'plant' },
  { mood: 7 },
];

/** A keyword of a schema, and a body that only it rejects. */
interface Bound {
  readonly name: string;
  readonly schema: JsonObject;
  readonly wrong: Json;
}

/** The keywords of an operation's body that reject something by themselves. */
function boundsOf({ id, requestContent }: ApiOperation): readonly Bound[] {
  const [mediaType = '', content] = Object.entries(requestContent)[0] ?? [];
  const bodies = VALID_BODIES[id] ?? [];
  if (!mediaType.endsWith('json') || content === undefined) return [];
  const own = objectAt(content, 'schema');
  const isValid = validatorOf(own);
  return relaxedSchemas(wholeSchema(own)).flatMap(({ name, schema, at, optional }) => {
    // An id outside of these bounds names nothing, and is rejected for that.
    if (/^(?:minimum|format) of .*Ids?(?:\/0)?$/.test(name)) return [];
    const isAllowed = validatorOf(schema);
    const wrong = bodies
      .flatMap((body) => [
        ...(optional === undefined ? [] : [replacedAt(body, [...at, optional], undefined)]),
        ...SAMPLES.map((each) => replacedAt(body, at, each)),
      ])
      .find((each) => each !== undefined && !isValid(each) && isAllowed(each));
    return wrong === undefined ? [] : [{ name, schema, wrong }];
  });
}

/** Bodies of an operation that one keyword of its schema rejects. */
export function wrongBodies({ id }: ApiOperation): readonly Json[] {
  return (BOUNDS_BY_OPERATION.get(id) ?? []).map(({ wrong }) => wrong);
}

function bodyBounds(operation: ApiOperation): readonly Behaviour[] {
  const named = { table, operation: operation.id, requests: 'one' } as const;
  const isValid = validatorOf(objectAt(Object.values(operation.requestContent)[0] ?? {}, 'schema'));
  return (BOUNDS_BY_OPERATION.get(operation.id) ?? []).flatMap(({ name, schema }) => {
    const isAllowed = validatorOf(schema);
    return [
      behaviour({ ...named, what: `does not check ${name}` }, ({ request, next }) => {
        const response = next();
        return response.status === 422 ? next({ ...request, bodySchema: schema }) : response;
      }),
      behaviour({ ...named, what: `fails where ${name} does not hold` }, (call) => {
        const response = call.next();
        const json = jsonOf(call.request.bytes);
        const isMeant = response.status === 422 && isAllowed(json) && !isValid(json);
        return isMeant ? problemResponse(500, 'Internal Server Error') : response;
      }),
    ];
  });
}

function jsonOf(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString('utf8')) as Json;
  } catch {
    return null;
  }
}

function queryBounds({ id, parameters }: ApiOperation): readonly Behaviour[] {
  return parameters
    .filter((each) => each['in'] === 'query')
    .flatMap((parameter) => {
      const name = String(parameter['name']);
      const schema = objectAt(parameter, 'schema');
      const named = { table, operation: id, requests: 'one' } as const;
      const keywords = ['minimum', 'maximum', 'type', 'minLength'].filter(
        (each) => schema[each] !== undefined,
      );
      return [
        ...keywords.map((keyword) =>
          behaviour({ ...named, what: `does not check ${keyword} of query ${name}` }, (call) => {
            const text = call.request.url.searchParams.get(name);
            if (text === null || !isOutside(schema, keyword, text)) return call.next();
            const url = new URL(call.request.url);
            if (keyword === 'minimum' || keyword === 'maximum')
              url.searchParams.set(name, String(schema[keyword]));
            else url.searchParams.delete(name);
            return call.next({ ...call.request, url });
          }),
        ),
        behaviour({ ...named, what: `fails at a wrong query ${name}` }, (call) => {
          const response = call.next();
          const isMeant = response.status === 422 && call.request.url.searchParams.has(name);
          return isMeant ? problemResponse(500, 'Internal Server Error') : response;
        }),
      ];
    });
}

function isOutside(schema: JsonObject, keyword: string, text: string): boolean {
  const number = Number(text);
  if (keyword === 'minimum') return number < Number(schema['minimum']);
  if (keyword === 'maximum') return number > Number(schema['maximum']);
  if (keyword === 'minLength') return text.length < Number(schema['minLength']);
  return schema['type'] === 'integer' && !/^-?\d+$/.test(text);
}

const BOUNDS_BY_OPERATION: ReadonlyMap<string, readonly Bound[]> = new Map(
  OPERATIONS.map((operation) => [operation.id, boundsOf(operation)]),
);

/** Each keyword of each schema of a request, unchecked; and failures at what it rejects. */
export const BOUNDS: readonly Behaviour[] = OPERATIONS.flatMap((operation) => [
  ...bodyBounds(operation),
  ...queryBounds(operation),
]);
