import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { isJsonObject, type JsonObject } from '../../../json/json-object.js';

/** The boats, owners and tickets of a server. */
interface Yard {
  readonly owners: Map<number, JsonObject>;
  readonly boats: Map<number, Boat>;
  readonly tickets: Map<string, JsonObject>;
  next: { owner: number; boat: number; ticket: number };
}

interface Boat {
  readonly json: JsonObject;
  readonly version: number;
  readonly plan?: Buffer;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | Buffer;
}

/** A server of the boatyard, on this machine alone. */
export interface RunningYard {
  /** With the base path. */
  readonly url: string;
  close(): Promise<void>;
}

/** The boat that exists from the beginning. */
export const seededBoat = 900;

/** Starts a server whose owners and boats have the same ids. */
export async function startYard(firstId = 3): Promise<RunningYard> {
  const yard: Yard = {
    owners: new Map(),
    boats: new Map([
      [seededBoat, { json: { id: seededBoat, ownerId: 1, name: 'Ark', count: 3 }, version: 1 }],
    ]),
    tickets: new Map(),
    next: { owner: firstId, boat: firstId, ticket: 1 },
  };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const reply = respond(yard, request, body);
      const isBytes = Buffer.isBuffer(reply.body);
      response.writeHead(reply.status, {
        ...(reply.body !== undefined && {
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        }),
        'set-cookie': 'tab=a-setting-of-nobody',
        ...reply.headers,
      });
      response.end(isBytes || reply.body === undefined ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/yard`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function respond(yard: Yard, request: IncomingMessage, body: Buffer): Reply {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://yard.invalid');
  if (request.headers['x-yard-key'] === undefined) return { status: 401 };
  const [, , collection, id = '', part] = pathname.split('/');
  const line = `${request.method ?? ''} ${collection ?? ''}`;
  if (line === 'POST owners' && part === 'boats') return addBoat(yard, Number(id), parse(body));
  if (line === 'GET owners' && part === 'boats') return listBoats(yard, Number(id), searchParams);
  if (line === 'POST owners') return addOwner(yard, parse(body));
  if (line === 'GET owners') return found(yard.owners.get(Number(id)));
  if (line === 'DELETE owners') return removed(yard.owners.delete(Number(id)));
  if (collection === 'boats') return respondBoats(yard, request, { id, part, body });
  if (line === 'POST tickets') return addTicket(yard, parse(body));
  if (line === 'GET tickets') return found(yard.tickets.get(decodeURIComponent(id)));
  return line === 'DELETE tickets' ? removed(yard.tickets.delete(id)) : { status: 404 };
}

function parse(body: Buffer): JsonObject {
  const value: unknown = JSON.parse(body.toString('utf8'));
  return isJsonObject(value) ? value : {};
}

function found(body: JsonObject | undefined): Reply {
  return body === undefined ? { status: 404 } : { status: 200, body };
}

function removed(isRemoved: boolean): Reply {
  return { status: isRemoved ? 204 : 404 };
}

function addOwner(yard: Yard, sent: JsonObject): Reply {
  const id = yard.next.owner++;
  yard.owners.set(id, { ...sent, id });
  return { status: 201, headers: { location: `/yard/owners/${String(id)}` } };
}

function addBoat(yard: Yard, ownerId: number, sent: JsonObject): Reply {
  const id = yard.next.boat++;
  const boat = { json: { count: 3, ...sent, id, ownerId }, version: 1 };
  yard.boats.set(id, boat);
  return { status: 201, headers: tagOf(boat), body: boat.json };
}

/** Boats of one version have one tag, so that tags of two boats are equal. */
function tagOf({ version }: Boat): Readonly<Record<string, string>> {
  return { etag: `"v${String(version)}"` };
}

function listBoats(yard: Yard, ownerId: number, query: URLSearchParams): Reply {
  const own = [...yard.boats.values()].filter(({ json }) => json['ownerId'] === ownerId);
  const limit = Number(query.get('limit') ?? 10);
  const start = Number((query.get('cursor') ?? 'after-0').replace('after-', ''));
  const items = own.slice(start, start + limit).map(({ json }) => json);
  const next = start + limit < own.length ? `after-${String(start + limit)}` : null;
  return { status: 200, body: { items, next } };
}

interface BoatRequest {
  readonly id: string;
  readonly part: string | undefined;
  readonly body: Buffer;
}

function respondBoats(yard: Yard, request: IncomingMessage, incoming: BoatRequest): Reply {
  const { id, part, body } = incoming;
  const key = id === 'newest' ? Math.max(...yard.boats.keys()) : Number(id);
  const boat = yard.boats.get(key);
  if (boat === undefined) return { status: 404 };
  if (request.method === 'DELETE') return removed(yard.boats.delete(key));
  if (part === 'launch') return { status: 200, body: { launched: true } };
  if (part === 'plan') return respondPlan(yard, request, { key, boat, body });
  if (request.method === 'GET') return { status: 200, headers: tagOf(boat), body: boat.json };
  if (request.headers['if-match'] !== tagOf(boat)['etag']) return { status: 412 };
  const changed = { ...boat, json: { ...boat.json, ...parse(body) }, version: boat.version + 1 };
  yard.boats.set(key, changed);
  return { status: 200, headers: tagOf(changed), body: changed.json };
}

interface PlanRequest {
  readonly key: number;
  readonly boat: Boat;
  readonly body: Buffer;
}

function respondPlan(
  yard: Yard,
  request: IncomingMessage,
  { key, boat, body }: PlanRequest,
): Reply {
  if (request.method === 'GET') {
    return boat.plan === undefined ? { status: 404 } : { status: 200, body: boat.plan };
  }
  yard.boats.set(key, { ...boat, plan: body });
  return { status: 204 };
}

function addTicket(yard: Yard, sent: JsonObject): Reply {
  const number = String(yard.next.ticket++).padStart(12, '0');
  const ticket = { ...sent, id: `5d1f3c40-0000-4000-8000-${number}` };
  yard.tickets.set(ticket.id, ticket);
  return { status: 201, body: ticket };
}
