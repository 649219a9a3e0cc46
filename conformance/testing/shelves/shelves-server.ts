import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';

/** One thing that the server does wrong. */
export type ShelvesDefect =
  | 'accepts any values'
  | 'needs no key'
  | 'names no methods'
  | 'finds any id'
  | 'accepts any media type'
  | 'accepts broken JSON'
  | 'cuts labels'
  | 'forgets the wood'
  | 'states another status'
  | 'fails on null'
  | 'responds with 200 to additions';

interface Reply {
  readonly status: number;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

const problem = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { title: status === 422 ? 'Unprocessable Content' : STATUS_CODES[status], status },
});

/** Starts a server of `shelves.yaml` on the loopback interface; its key is `right`. */
export async function startShelves(
  defect?: ShelvesDefect,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const shelves = new Map<number, JsonObject>();
  const server = createServer((request, response) => {
    const send = ({ status, body, headers }: Reply): void => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const isOther = defect === 'states another status' && status >= 400;
      const sent = isOther ? { ...body, status: 418 } : body;
      response.writeHead(status, { ...type, ...headers });
      response.end(sent === undefined ? undefined : JSON.stringify(sent));
    };
    // A client may end its request early.
    respond(request, { shelves, defect }).then(send, () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface State {
  readonly shelves: Map<number, JsonObject>;
  readonly defect: ShelvesDefect | undefined;
}

async function respond(request: IncomingMessage, { shelves, defect }: State): Promise<Reply> {
  const { method = '', url = '', headers } = request;
  const bytes = await buffer(request);
  const isKeyed = headers['x-key'] === 'right' || defect === 'needs no key';
  if (url === '/health') {
    return method === 'GET' ? { status: 204 } : notAllowed('GET', defect);
  }
  if (!isKeyed) return problem(401);
  if (url === '/shelves') {
    if (method !== 'POST') return notAllowed('POST', defect);
    return add(
      { type: headers['content-type'] ?? '', text: bytes.toString('utf8') },
      { shelves, defect },
    );
  }
  const id = Number(/^\/shelves\/([1-9]\d*)$/.exec(url)?.[1]);
  if (method !== 'GET' && method !== 'DELETE') return notAllowed('GET, DELETE', defect);
  const first = defect === 'finds any id' ? [...shelves.values()][0] : undefined;
  const shelf = shelves.get(id) ?? first;
  if (shelf === undefined) return problem(404);
  if (method === 'GET') return { status: 200, body: shelf };
  shelves.delete(id);
  return { status: 204 };
}

function notAllowed(allow: string, defect: ShelvesDefect | undefined): Reply {
  const { headers, ...reply } = problem(405);
  return { ...reply, headers: { ...headers, ...(defect !== 'names no methods' && { allow }) } };
}

interface Sent {
  readonly type: string;
  readonly text: string;
}

function add({ type, text }: Sent, { shelves, defect }: State): Reply {
  const isJson = type.startsWith('application/json') || defect === 'accepts any media type';
  if (!isJson) return problem(415);
  const read = parse(text);
  const isLenient = read === undefined && defect === 'accepts broken JSON';
  const value = isLenient ? { label: 'broken', boards: 1 } : read;
  if (value === undefined) return problem(400);
  const hasNull = isJsonObject(value) && Object.values(value).includes(null);
  if (defect === 'fails on null' && hasNull) return problem(500);
  if (defect !== 'accepts any values' && !isNewShelf(value)) return problem(422);
  const given = isJsonObject(value) ? value : {};
  const id = shelves.size + 1 + Math.max(0, ...shelves.keys());
  const label = typeof given['label'] === 'string' ? given['label'] : 'none';
  const { wood, ...rest } = given;
  const cut = defect === 'cuts labels' ? label.slice(0, 20) : label;
  const kept = defect === 'forgets the wood' || wood === undefined ? {} : { wood };
  const shelf = { boards: 1, ...rest, ...kept, label: cut, id };
  shelves.set(id, shelf);
  return { status: defect === 'responds with 200 to additions' ? 200 : 201, body: shelf };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const names = new Set(['label', 'boards', 'wood', 'builtOn']);

function isNewShelf(value: unknown): boolean {
  if (!isJsonObject(value) || Object.keys(value).some((name) => !names.has(name))) return false;
  const { label, boards, wood = 'oak', builtOn = '2026-01-01' } = value;
  const length = typeof label === 'string' ? [...label].length : 0;
  const isCount = Number.isInteger(boards) && Number(boards) >= 1 && Number(boards) <= 12;
  const isWood = wood === 'oak' || wood === 'pine';
  const isDay = typeof builtOn === 'string' && /^\d{4}-\d\d-\d\d$/.test(builtOn);
  return length >= 1 && length <= 60 && isCount && isWood && isDay;
}
