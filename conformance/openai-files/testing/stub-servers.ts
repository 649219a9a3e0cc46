import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

// Servers that are none of this API: each responds in one way, whatever it is sent.

/** Responds to a request whose body was read. */
type Reply = (request: IncomingMessage, response: ServerResponse, sent: string) => void;

/** A listener that reads each body before it responds, as most servers do. */
function reading(reply: Reply): RequestListener {
  return (request, response) => {
    buffer(request).then(
      (sent) => reply(request, response, sent.toString('latin1')),
      () => response.destroy(),
    );
  };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** Responds with this JSON to every request. */
export function always(status: number, value: unknown): RequestListener {
  return reading((_, response) => sendJson(response, status, value));
}

/** Rejects every request with this status and the error envelope. */
export function rejecting(status: number): RequestListener {
  const error = { message: 'no', type: 'invalid_request_error', param: null, code: null };
  return always(status, { error });
}

/** Sends an HTML page to every request. */
export const html: RequestListener = reading((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Welcome</title>');
});

/** Closes each connection without a response. */
export const closing: RequestListener = (request) => void request.socket.destroy();

const emptyList = { object: 'list', data: [], first_id: null, last_id: null, has_more: false };

/** Responds to the list of files, and leaves all other requests to another listener. */
export function listing(others: RequestListener): RequestListener {
  return (request, response) => {
    const isList = request.method === 'GET' && /^\/v1\/files(\?|$)/.test(request.url ?? '');
    (isList ? always(200, emptyList) : others)(request, response);
  };
}

function newFile(id: string, sent: string): object {
  const fieldOf = (name: string): string | undefined =>
    new RegExp(`name="${name}"[^]*?\\r\\n\\r\\n([^]*?)\\r\\n--`).exec(sent)?.[1];
  return {
    id,
    object: 'file',
    bytes: fieldOf('file')?.length ?? 0,
    created_at: Math.floor(Date.now() / 1000),
    filename: /filename="([^"]*)"/.exec(sent)?.[1] ?? 'a',
    purpose: fieldOf('purpose') ?? 'batch',
    status: 'processed',
  };
}

function newUpload(id: string, status = 'pending'): object {
  const now = Math.floor(Date.now() / 1000);
  const times = { created_at: now, expires_at: now + 3600 };
  return { id, object: 'upload', bytes: 1, filename: 'a', purpose: 'batch', status, ...times };
}

/** An object as the document describes it for the operation, or the content of a file. */
export function plausibleResponse(
  { method = '', url = '' }: Pick<IncomingMessage, 'method' | 'url'>,
  sent: string,
): object | string {
  const [path = ''] = url.split('?');
  const file = newFile('file-1', sent);
  if (method === 'GET' && path === '/v1/files') return emptyList;
  if (path.endsWith('/content')) return 'hello';
  if (path.endsWith('/parts')) {
    return { id: 'part_1', object: 'upload.part', created_at: 1, upload_id: 'upload_1' };
  }
  if (path.endsWith('/complete')) return { ...newUpload('upload_1', 'completed'), file };
  if (path.endsWith('/cancel')) return newUpload('upload_1', 'cancelled');
  if (path.startsWith('/v1/uploads')) return newUpload('upload_1');
  return method === 'DELETE' ? { id: 'file-1', object: 'file', deleted: true } : file;
}

/** Responds to each operation with an object as the document describes it, and keeps none. */
export const plausible: RequestListener = reading((request, response, sent) => {
  const body = plausibleResponse(request, sent);
  if (typeof body === 'string') response.end(body);
  else sendJson(response, 200, body);
});

/** How a server that keeps nothing differs from the plainest one. */
export interface Forgetfulness {
  /** What unknown routes get: by default just what an unknown id gets. */
  readonly unknownRoute?: object;
  /** Whether every deletion is confirmed. */
  readonly confirmsDeletion?: boolean;
  readonly hasUploads?: boolean;
  readonly hasList?: boolean;
}

/** Accepts all that creates objects, and knows none of them then. */
export function forgetting(forgetfulness: Forgetfulness = {}): RequestListener {
  const { confirmsDeletion = false, hasUploads = true, hasList = true } = forgetfulness;
  const error = { message: 'Not found', type: 'invalid_request_error', param: null, code: null };
  const { unknownRoute = { error } } = forgetfulness;
  const created = reading((request, response, sent) => {
    const { method = '', url = '' } = request;
    const name = randomUUID().replaceAll('-', '');
    const isFile = /^\/v1\/files\/[^/]+$/.test(url);
    const isKnown = /^\/v1\/(files|uploads)(\/|\?|$)/.test(url);
    if (method === 'POST' && url === '/v1/files') {
      sendJson(response, 200, newFile(`file-${name}`, sent));
    } else if (method === 'POST' && url === '/v1/uploads' && hasUploads) {
      sendJson(response, 200, newUpload(`upload_${name}`));
    } else if (method === 'DELETE' && isFile && confirmsDeletion) {
      sendJson(response, 200, { id: url.split('/').at(-1), object: 'file', deleted: true });
    } else sendJson(response, 404, isKnown ? { error } : unknownRoute);
  });
  return hasList ? listing(created) : created;
}

/** Accepts all that creates objects, with a response that has no id, and forgets it. */
export function creatingWithout(id: Reply): RequestListener {
  const others = forgetting();
  return (request, response) => {
    const isCreation = request.method === 'POST' && /^\/v1\/\w+$/.test(request.url ?? '');
    (isCreation ? reading(id) : others)(request, response);
  };
}
