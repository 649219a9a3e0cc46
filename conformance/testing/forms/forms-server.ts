import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a server of `forms.yaml` does wrong. */
export type FormsDefect =
  | 'accepts any fields'
  | 'accepts any parts'
  | 'needs no name of a part'
  | 'guesses the boundary'
  | 'accepts any media type'
  | 'accepts any key'
  | 'rejects the second key'
  | 'reads incomplete bodies';

interface Ticket {
  readonly id: number;
  readonly subject: string;
  readonly seats: number;
  readonly class?: string;
}

type Reply = readonly [status: number, body?: unknown];

/** Starts a server of `forms.yaml`; its token is `right-token`, its key `right-key`. */
export async function startForms(
  defect?: FormsDefect,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const tickets = new Map<number, Ticket>();
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const server = createServer((request, response) => {
    const content =
      defect === 'reads incomplete bodies'
        ? untilCut(request)
        : buffer(request).catch(() => undefined);
    void content.then((bytes) => {
      if (bytes === undefined) return;
      const [status, body] = respond({ request, bytes, tickets, nextId, defect });
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What has been received once a body is complete, whatever its Content-Length says. */
async function untilCut(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      resolve(Buffer.concat(chunks));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => undefined);
  });
}

interface Call {
  readonly request: IncomingMessage;
  readonly bytes: Buffer;
  readonly tickets: Map<number, Ticket>;
  nextId(): number;
  readonly defect: FormsDefect | undefined;
}

function respond(call: Call): Reply {
  const { request, tickets } = call;
  const [, resource, id, scan, ...rest] = (request.url ?? '').split('/');
  if (resource !== 'tickets' || rest.length > 0) return [404];
  if (!isAuthorized(call)) return [401];
  if (id === undefined) return request.method === 'POST' ? openTicket(call) : notAllowed;
  const ticket = /^[1-9]\d*$/.test(id) ? tickets.get(Number(id)) : undefined;
  if (ticket === undefined) return [404];
  if (scan !== undefined) return request.method === 'PUT' ? storeScan(call) : notAllowed;
  if (request.method === 'GET') return [200, ticket];
  if (request.method !== 'DELETE') return notAllowed;
  tickets.delete(ticket.id);
  return [204];
}

/** Another status than 405, which needs an Allow. */
const notAllowed: Reply = [404];

function isAuthorized({ request: { method, headers, url = '' }, defect }: Call): boolean {
  const hasToken = headers.authorization === 'Bearer right-token';
  const hasKey = headers['x-key'] === 'right-key';
  if (defect === 'rejects the second key' && method !== 'GET') return hasToken;
  const isRead = method === 'GET' && /^\/tickets\/[^/]*$/.test(url);
  return hasKey || (hasToken && (!isRead || defect === 'accepts any key'));
}

function openTicket({ request, bytes, tickets, nextId, defect }: Call): Reply {
  const type = request.headers['content-type'] ?? '';
  if (type !== 'application/x-www-form-urlencoded' && defect !== 'accepts any media type') {
    return [415];
  }
  const form = new URLSearchParams(bytes.toString());
  const [subject, seats, kind] = ['subject', 'seats', 'class'].map((name) => form.get(name));
  const length = [...(subject ?? '')].length;
  const isRight =
    length >= 2 &&
    length <= 40 &&
    /^[1-8]$/.test(seats ?? '') &&
    ['first', 'second', undefined, null].includes(kind);
  if (!isRight && defect !== 'accepts any fields' && defect !== 'accepts any media type') {
    return [400];
  }
  const id = nextId();
  const ticket = {
    id,
    subject: subject ?? 'none',
    seats: Number.isInteger(Number(seats)) ? Number(seats) : 1,
    ...((kind === 'first' || kind === 'second') && { class: kind }),
  };
  tickets.set(id, ticket);
  return [201, ticket];
}

function storeScan({ request, bytes, defect }: Call): Reply {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return [415];
  const text = bytes.toString('latin1');
  const stated = type.split('boundary=')[1];
  const boundary = defect === 'guesses the boundary' ? text.split('\r\n')[0]?.slice(2) : stated;
  if (boundary === undefined || !text.includes(`--${boundary}--`)) return [400];
  if (defect === 'accepts any parts') return [204];
  const parts = text.split(`--${boundary}`).slice(1, -1);
  const values = parts.map((part) => {
    const [head = '', ...content] = part.split('\r\n\r\n');
    return {
      name: / name="([^"]*)"/.exec(head)?.[1],
      value: content.join('\r\n\r\n').slice(0, -2),
    };
  });
  const valueOf = (name: string): string | undefined =>
    values.find((each) => each.name === name)?.value ??
    (defect === 'needs no name of a part'
      ? values.find((each) => each.name === undefined)?.value
      : undefined);
  const pages = valueOf('pages') ?? '1';
  const isRight =
    valueOf('image') !== undefined &&
    ['front', 'back'].includes(valueOf('side') ?? '') &&
    /^[1-9]\d*$/.test(pages);
  return isRight ? [204] : [400];
}
