import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJsonObject } from '../../json/json-object.js';
import { parseJson } from '../../json/parse-json.js';
import { holdsEntityTag } from '../holds-entity-tag.js';

/** A response before it is written. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or bytes. */
  readonly body?: unknown;
}

export interface PetsServerOptions {
  /** The ids of the first pet and the first owner. */
  readonly first: { readonly pet: number; readonly owner: number };
  /** In milliseconds since 1970. */
  readonly now?: () => number;
  readonly basePath?: string;
  /** Whether links are absolute. */
  readonly absolute?: boolean;
  /** Puts a defect into a response. */
  readonly change?: (request: string, reply: Reply) => Reply;
  /** Pets of other people. */
  readonly foreign?: readonly object[];
}

export interface PetsServer {
  readonly url: string;
  /** What is still there. */
  readonly left: () => readonly number[];
  readonly requests: readonly string[];
  close(): Promise<void>;
}

type Stored = Record<string, unknown> & { id: number; version: number };

interface State {
  readonly options: PetsServerOptions;
  readonly base: string;
  readonly pets: Map<number, Stored>;
  readonly owners: Map<number, Stored>;
  next: { pet: number; owner: number };
  origin: string;
}

/** Serves an invented API with integer ids that two kinds of resources share. */
export async function startPetsServer(options: PetsServerOptions): Promise<PetsServer> {
  const requests: string[] = [];
  const base = options.basePath ?? '/v1';
  const state: State = {
    options,
    base,
    pets: new Map(),
    owners: new Map(),
    next: { ...options.first },
    origin: '',
  };
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const path = (request.url ?? '').slice(base.length);
      const incoming = `${request.method} ${path}`;
      requests.push(incoming);
      const reply = respond(state, { request: incoming, headers: request.headers, body: text });
      const changed = options.change?.(incoming, reply) ?? reply;
      const bytes = Buffer.isBuffer(changed.body)
        ? changed.body
        : Buffer.from(changed.body === undefined ? '' : JSON.stringify(changed.body));
      response.writeHead(changed.status, changed.headers).end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  state.origin = `http://127.0.0.1:${port}`;
  return {
    url: `${state.origin}${base}`,
    left: () => [...state.owners.keys(), ...state.pets.keys()],
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

interface ChangedRequest {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function respond(state: State, { request, headers, body }: ChangedRequest): Reply {
  const [method = '', target = ''] = request.split(' ');
  const [path = '', query = ''] = target.split('?');
  const [, kind, id, sub] = path.split('/');
  const parsed = parseJson(body);
  const sent = parsed.ok && isJsonObject(parsed.value) ? parsed.value : {};
  if (kind === 'owners' && method === 'POST') return createOwner(state, sent);
  if (kind === 'owners') {
    return state.owners.delete(Number(id)) ? { status: 204, headers: {} } : notFound();
  }
  if (kind !== 'pets') return notFound();
  if (id === undefined) {
    return method === 'POST' ? createPet(state, sent) : listPets(state, new URLSearchParams(query));
  }
  const pet = state.pets.get(Number(id));
  if (pet === undefined) return notFound();
  if (sub === 'visits') return visitOf(state, pet, sent);
  if (sub === 'photo') {
    return { status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 2, 3]) };
  }
  return onePet(state, pet, { method, headers, sent });
}

function notFound(): Reply {
  return problem(404);
}

function problem(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { status, detail: 'no' },
  };
}

function nowOf({ options }: State): number {
  return options.now?.() ?? Date.now();
}

function link({ options, base, origin }: State, path: string): string {
  return `${options.absolute === true ? origin : ''}${base}${path}`;
}

function createOwner(state: State, sent: Readonly<Record<string, unknown>>): Reply {
  const id = state.next.owner++;
  state.owners.set(id, { id, version: 1, name: sent['name'] });
  return {
    status: 201,
    headers: {
      'content-type': 'application/json',
      'set-cookie': `session=s${id}x${nowOf(state)}; Path=/; Expires=Wed, 21 Oct 2037 07:28:00 GMT`,
      location: link(state, `/owners/${id}`),
    },
    body: { id, name: sent['name'] },
  };
}

function createPet(state: State, sent: Readonly<Record<string, unknown>>): Reply {
  if (!state.owners.has(Number(sent['ownerId']))) return problem(422);
  const id = state.next.pet++;
  const at = nowOf(state);
  const pet: Stored = {
    ...sent,
    id,
    version: 1,
    createdAt: new Date(at).toISOString(),
    changedAt: new Date(at).toISOString(),
    expiresAt: new Date(at + 3_600_000).toISOString(),
    seenMs: at,
    self: link(state, `/pets/${id}`),
  };
  state.pets.set(id, pet);
  const headers = { location: link(state, `/pets/${id}`) };
  return petReply(state, pet, { status: 201, headers });
}

function petReply(
  state: State,
  { version, ...pet }: Stored,
  { status, headers = {} }: { readonly status: number; readonly headers?: Record<string, string> },
): Reply {
  const { pet: first } = state.options.first;
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      etag: `"${first}-${pet.id}-${version}"`,
      'last-modified': new Date(String(pet['changedAt'])).toUTCString(),
      ...headers,
    },
    body: pet,
  };
}

function onePet(
  state: State,
  pet: Stored,
  { method, headers, sent }: { method: string; headers: ChangedRequest['headers']; sent: object },
): Reply {
  const { etag = '' } = petReply(state, pet, { status: 200 }).headers;
  if (method === 'DELETE') {
    state.pets.delete(pet.id);
    return { status: 204, headers: {} };
  }
  if (method === 'PATCH') {
    if (headers['if-match'] !== etag) return problem(412);
    const changedAt = new Date(nowOf(state)).toISOString();
    const changed = { ...pet, ...sent, id: pet.id, version: pet.version + 1, changedAt };
    state.pets.set(pet.id, changed);
    return petReply(state, changed, { status: 200 });
  }
  if (holdsEntityTag(headers['if-none-match'], etag)) return { status: 304, headers: { etag } };
  return petReply(state, pet, { status: 200 });
}

function visitOf({ options }: State, pet: Stored, sent: Readonly<Record<string, unknown>>): Reply {
  const at = options.now?.() ?? Date.now();
  return {
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: { id: randomUUID(), petId: pet.id, at: new Date(at).toUTCString(), note: sent['note'] },
  };
}

function listPets(state: State, query: URLSearchParams): Reply {
  const own = [...state.pets.values()]
    .filter((pet) => !query.has('ownerId') || pet['ownerId'] === Number(query.get('ownerId')))
    .map(({ version: _, ...pet }) => pet);
  const all = [...(state.options.foreign ?? []), ...own];
  const start = Number(
    Buffer.from(query.get('cursor') ?? '', 'base64url')
      .toString()
      .slice(2),
  );
  const limit = Number(query.get('limit') ?? 100);
  const items = all.slice(start, start + limit);
  const end = start + items.length;
  const cursor = Buffer.from(`${String(state.options.first.pet).slice(0, 1)}:${end}`).toString(
    'base64url',
  );
  const next = end < all.length ? cursor : null;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (next !== null) {
    headers['link'] = `<${link(state, `/pets?limit=${limit}&cursor=${cursor}`)}>; rel="next"`;
  }
  return { status: 200, headers, body: { items, next } };
}
