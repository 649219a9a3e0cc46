import type { Exchange, Fixture, RecordedBody } from '../../conformance/fixture-format/fixture.js';
import { OPERATIONS } from './document.js';
import { runSession } from './session.js';
import type { RunningServer } from './server.js';
import type { Send } from './session-client.js';

/** What a client or a connection adds by itself, or what says nothing of the API. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-archive-key',
]);

/** A session as fixtures. */
export interface SessionFixtures {
  /** All of it, in its order. */
  readonly whole: Fixture;
  /** One of all that depends on each other, and one for each request that depends on nothing. */
  readonly parts: readonly Fixture[];
}

/** Records the session with a server. */
export async function recordFixtures(server: RunningServer, key: string): Promise<SessionFixtures> {
  const exchanges: Exchange[] = [];
  const send: Send = async (request) => {
    const sent = Buffer.from(await request.clone().arrayBuffer());
    const response = await fetch(request);
    const received = Buffer.from(await response.clone().arrayBuffer());
    exchanges.push(exchangeOf({ base: server.url, request, sent, response, received }));
    return response;
  };
  await runSession({ baseUrl: server.url, key, send });
  const isDependent = ({ request, operation }: Exchange): boolean =>
    request.auth !== 'none' && operation !== 'listHabitats' && operation !== undefined;
  const others = exchanges.filter((exchange) => !isDependent(exchange));
  const parts = [
    fixtureOf('session', exchanges.filter(isDependent)),
    ...others.map((exchange, index) => fixtureOf(`independent/${String(index)}`, [exchange])),
  ];
  return { whole: fixtureOf('whole', exchanges), parts };
}

function fixtureOf(name: string, exchanges: readonly Exchange[]): Fixture {
  return { name, title: 'A session of the invented API', source: { kind: 'recorded' }, exchanges };
}

interface Passed {
  readonly base: string;
  readonly request: Request;
  readonly sent: Buffer;
  readonly response: Response;
  readonly received: Buffer;
}

function exchangeOf({ base, request, sent, response, received }: Passed): Exchange {
  const path = request.url.slice(base.length);
  const operation = operationOf(request.method, path);
  const isKeyless = operation !== 'listHabitats' && !request.headers.has('x-archive-key');
  return {
    ...(operation !== undefined && { operation }),
    request: {
      method: request.method,
      path,
      headers: headersOf(request.headers),
      ...(isKeyless && { auth: 'none' as const }),
      ...(sent.length > 0 && { body: bodyOf(sent) }),
    },
    response: {
      status: response.status,
      headers: headersOf(response.headers),
      ...(received.length > 0 && { body: bodyOf(received) }),
    },
  };
}

function operationOf(method: string, path: string): string | undefined {
  const [bare = ''] = path.split('?');
  return OPERATIONS.find(
    (each) =>
      each.method === method &&
      new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  )?.id;
}

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !CONNECTION_HEADERS.has(name)));
}

function bodyOf(bytes: Buffer): RecordedBody {
  const text = bytes.toString('utf8');
  if (!bytes.equals(Buffer.from(text))) return { base64: bytes.toString('base64') };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { text };
  }
}
