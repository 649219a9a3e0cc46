import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';

/**
 * Starts a server of `shops.yaml` that keeps to it in ways of its own: it accepts no slogan beside a
 * sign, each name once, adds an owner, chooses the ids of signs, writes cities in another way, and reads
 * filters that are JSON.
 *
 * @returns its URL, and the ids of the shops that exist
 */
export async function startShops(): Promise<{
  readonly url: string;
  readonly left: () => readonly number[];
  readonly close: () => Promise<void>;
}> {
  const shops = new Map<number, JsonObject>();
  const server = createServer((request, response) => {
    const reply = ({ status, body }: Reply): void => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...(status === 405 && { allow: 'GET, POST, PATCH' }) });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    // A client may send a part of a body only.
    respond(request, shops).then(reply, () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    left: () => [...shops.keys()],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

let lastId = 0;

async function respond(request: IncomingMessage, shops: Map<number, JsonObject>): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  const sent = await text(request);
  const type = request.headers['content-type'];
  if (sent !== '' && type !== 'application/json') return { status: 415 };
  if (pathname === '/shops') {
    return request.method === 'POST' ? create(shops, read(sent)) : { status: 405 };
  }
  const [, id = '', below] = /^\/shops\/(\d+)(\/stock)?$/.exec(pathname) ?? [];
  const shop = shops.get(Number(id));
  if (shop === undefined) return { status: 404 };
  if (below !== undefined) return stock(request.method, searchParams.get('filter') ?? '');
  switch (request.method) {
    case 'GET':
      return { status: 200, body: shop };
    case 'DELETE':
      shops.delete(Number(id));
      return { status: 204 };
    case 'PATCH':
      return change(shops, { ...shop }, read(sent));
    default:
      return { status: 405 };
  }
}

function create(shops: Map<number, JsonObject>, sent: JsonObject | undefined): Reply {
  if (sent === undefined || !/^[a-z0-9-]+$/.test(textOf(sent['name']))) return { status: 400 };
  const { sign, slogan, owners = [], city = 'Oslo' } = sent;
  const isKnown = [...shops.values()].some(({ name }) => name === sent['name']);
  const hasTexts = [city, slogan ?? ''].every((value) => typeof value === 'string');
  const hasOwners = Array.isArray(owners) && owners.every((each) => typeof each === 'string');
  const isSign = sign === undefined || (isJsonObject(sign) && typeof sign['text'] === 'string');
  const isBoth = sign !== undefined && slogan !== undefined;
  if (isKnown || isBoth || !hasTexts || !hasOwners || !isSign) return { status: 400 };
  lastId += 1;
  const shop = {
    ...sent,
    id: lastId,
    // The document does not say that a POST keeps it.
    city: 'Oslo',
    owners: [...owners, 'admin'],
    ...(isJsonObject(sign) && { sign: { ...sign, id: `sign-${lastId}` } }),
  };
  shops.set(lastId, shop);
  return { status: 201, body: shop };
}

function change(
  shops: Map<number, JsonObject>,
  shop: JsonObject,
  sent: JsonObject | undefined,
): Reply {
  const { id, city = shop['city'] } = sent ?? {};
  const isId = id === undefined || Number.isInteger(id);
  if (sent === undefined || !isId || typeof city !== 'string') return { status: 400 };
  const changed = { ...shop, city };
  shops.set(Number(shop['id']), changed);
  return { status: 200, body: changed };
}

/** Its document does not say that a wrong filter or limit is rejected. */
function stock(method: string | undefined, filter: string): Reply {
  if (method !== 'GET') return { status: 405 };
  return read(filter)?.['kind'] === undefined ? { status: 400 } : { status: 200, body: ['tea'] };
}

function read(json: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
