import { emptyResponse, jsonResponse, problemResponse } from '../api-response.js';
import { type ApiOperation, type JsonObject, OPERATIONS } from '../document.js';
import type { ApiRequest } from '../node-server/archive.js';
import { type Behaviour, behaviour, type BehaviourCall } from './behaviour.js';
import { VALID_BODIES } from './valid-bodies.js';

const table = 'access';
const ONE = { table, requests: 'one' } as const;

function withKey(call: BehaviourCall): ApiRequest {
  return { ...call.request, headers: { ...call.request.headers, 'x-archive-key': call.key } };
}

function credentials(operation: string): readonly Behaviour[] {
  const named = { ...ONE, operation } as const;
  const keyOf = ({ request }: BehaviourCall): string =>
    String(request.headers['x-archive-key'] ?? '');
  return [
    behaviour({ ...named, what: 'needs no key' }, (call) => call.next(withKey(call))),
    behaviour({ ...named, what: 'accepts any key' }, (call) =>
      call.next(keyOf(call) === '' ? call.request : withKey(call)),
    ),
    behaviour({ ...named, what: 'needs no key, and rejects a wrong one' }, (call) =>
      call.next(keyOf(call) === '' ? withKey(call) : call.request),
    ),
    behaviour({ ...named, what: 'fails without a key' }, (call) =>
      keyOf(call) === '' ? problemResponse(500, 'Internal Server Error') : call.next(),
    ),
    behaviour({ ...named, what: 'responds with 402 without a key' }, (call) =>
      keyOf(call) === call.key ? call.next() : problemResponse(402, 'Payment Required'),
    ),
  ];
}

function bodies({ id: operation, requestContent }: ApiOperation): readonly Behaviour[] {
  const named = { ...ONE, operation } as const;
  const [type = ''] = Object.keys(requestContent);
  const typed = ({ request }: BehaviourCall): ApiRequest => {
    return { ...request, headers: { ...request.headers, 'content-type': type } };
  };
  const anyType = behaviour({ ...named, what: 'accepts any media type' }, (call) =>
    call.next(typed(call)),
  );
  const failing = behaviour({ ...named, what: 'fails at another media type' }, (call) => {
    const response = call.next();
    return response.status === 415 ? problemResponse(500, 'Internal Server Error') : response;
  });
  if (!type.endsWith('json')) return [anyType, failing];
  const repaired = (what: string, isMeant: (text: string) => boolean): Behaviour =>
    behaviour({ ...named, what }, (call) => {
      const text = call.request.bytes.toString('utf8');
      if (isJson(text) || !isMeant(text)) return call.next();
      const bytes = Buffer.from(JSON.stringify(validBody(operation, call)));
      return call.next({ ...call.request, bytes });
    });
  return [
    anyType,
    failing,
    repaired('accepts any text for JSON', (text) => text !== ''),
    repaired(
      'accepts JSON that ends too early',
      (text) => /^\{/.test(text) && !/\}\s*$/.test(text),
    ),
    repaired('accepts what follows its JSON', (text) => /^\{.*\}./s.test(text)),
    repaired('accepts no body', (text) => text === ''),
    behaviour({ ...named, what: 'fails at malformed JSON' }, (call) => {
      const response = call.next();
      return response.status === 400 ? problemResponse(500, 'Internal Server Error') : response;
    }),
    behaviour({ ...named, what: 'responds with 422 to malformed JSON, without errors' }, (call) => {
      const response = call.next();
      return response.status === 400 ? problemResponse(422, 'Unprocessable Content') : response;
    }),
  ];
}

/** A valid body that refers to what exists. */
function validBody(operation: string, { store }: BehaviourCall): JsonObject {
  const body = VALID_BODIES[operation]?.[0] ?? {};
  const [curatorId = 1] = store.recordists.keys();
  return body['curatorId'] === undefined ? body : { ...body, curatorId };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a server makes of an id that names nothing. */
const READINGS: readonly (readonly [
  what: string,
  read: (id: string, known: readonly string[]) => string,
])[] = [
  [
    'reads only the digits that an id begins with',
    (id, known) => known.find((each) => each === /^\d+/.exec(id)?.[0]) ?? id,
  ],
  ['ignores what follows an id', (id, known) => known.find((each) => id.startsWith(each)) ?? id],
  ['decodes paths in an id', (id) => decodedPath(id)],
  ['ignores the sign of an id', (id) => id.replace(/^-/, '')],
  [
    'compares only the last part of an id',
    (id, known) => known.find((each) => each.slice(8) !== '' && id.endsWith(each.slice(8))) ?? id,
  ],
  [
    'takes the last resource for an unknown id',
    (id, known) => (known.includes(id) ? id : (known.at(-1) ?? id)),
  ],
];

function ids(operation: string): readonly Behaviour[] {
  const named = { ...ONE, operation } as const;
  return [
    ...READINGS.map(([what, read]) =>
      behaviour({ ...named, what }, (call) => {
        const { pathname } = call.request.url;
        const [, , , segment = ''] = pathname.split('/');
        const kind = pathname.split('/')[2];
        const isKind = kind === 'recordists' || kind === 'recordings' || kind === 'playlists';
        const known = isKind ? [...call.store[kind].keys()].map(String) : [];
        const id = read(decoded(segment), known);
        const url = new URL(call.request.url);
        url.pathname = pathname.replace(`/${segment}`, `/${encodeURIComponent(id)}`);
        return call.next({ ...call.request, url });
      }),
    ),
    behaviour({ ...named, what: 'fails at an unknown id' }, (call) => {
      const response = call.next();
      return response.status === 404 ? problemResponse(500, 'Internal Server Error') : response;
    }),
    behaviour({ ...named, what: 'responds with 200 and nothing to an unknown id' }, (call) => {
      const response = call.next();
      return response.status === 404 ? jsonResponse(200, {}) : response;
    }),
    behaviour({ ...named, what: 'responds with 204 to an unknown id' }, (call) => {
      const response = call.next();
      return response.status === 404 ? emptyResponse(204) : response;
    }),
    behaviour({ ...named, what: 'responds with 403 to an unknown id' }, (call) => {
      const response = call.next();
      return response.status === 404 ? problemResponse(403, 'Forbidden') : response;
    }),
  ];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `7/../9` leads to 9. */
function decodedPath(id: string): string {
  return id.includes('/') ? new URL(id, 'http://127.0.0.1/').pathname.slice(1) || id : id;
}

const PATHS = [...new Set(OPERATIONS.map(({ path }) => path))];

/** Of 405, RFC 9110, section 15.5.6, says that it comes with `Allow`. */
function methods(): readonly Behaviour[] {
  return PATHS.flatMap((path) => {
    const pattern = new RegExp(`^/api${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    const isMeant = ({ request, route }: BehaviourCall): boolean =>
      !('operation' in route) && pattern.test(request.url.pathname);
    const named = { ...ONE, operation: '*' } as const;
    return [
      behaviour({ ...named, what: `405 has no Allow at ${path}` }, (call) => {
        const response = call.next();
        if (!isMeant(call)) return response;
        const { Allow: _left, ...headers } = response.headers;
        return { ...response, headers };
      }),
      behaviour({ ...named, what: `fails at other methods of ${path}` }, (call) =>
        isMeant(call) ? problemResponse(500, 'Internal Server Error') : call.next(),
      ),
    ];
  });
}

/** Credentials, methods, media types, malformed bodies and ids. */
export const ACCESS: readonly Behaviour[] = [
  ...OPERATIONS.filter(({ isPublic }) => !isPublic).flatMap(({ id }) => credentials(id)),
  ...OPERATIONS.filter(({ isPublic }) => isPublic).map(({ id }) => {
    return behaviour({ ...ONE, what: 'needs a key', operation: id }, (call) => {
      const isKnown = call.request.headers['x-archive-key'] === call.key;
      return isKnown ? call.next() : problemResponse(401, 'Unauthorized');
    });
  }),
  ...OPERATIONS.filter(({ requestContent }) => Object.keys(requestContent).length > 0).flatMap(
    bodies,
  ),
  ...OPERATIONS.filter(({ path }) => path.includes('{')).flatMap(({ id }) => ids(id)),
  ...methods(),
];
