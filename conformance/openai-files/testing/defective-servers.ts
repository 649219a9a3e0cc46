import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { noise } from '../../testing/unavailable-target.js';
import { plausibleResponse } from './stub-servers.js';
import type { Odd } from './odd-servers.js';

// Servers with one defect that many cases meet: in front of the reference server, but for the last one.

function isCreation({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && /^\/v1\/(?:files|uploads)(?:\?|$)/.test(url);
}

function respondWith(response: ServerResponse, status: number): true {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  const error = { message: 'Oops', type, param: null, code: null };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error }));
  return true;
}

/**
 * Fails for each creation that is requested while another one is under way.
 *
 * @param status of the response: 500, or another server error
 */
export function failingInParallel(status: number): Odd {
  let underWay = 0;
  const delayed = new Set<ServerResponse>();
  return {
    before(request, _, response) {
      if (!isCreation(request)) return false;
      underWay += 1;
      delayed.add(response);
      response.on('close', () => {
        underWay -= 1;
        delayed.delete(response);
      });
      return underWay > 1 && respondWith(response, status);
    },
    async write(response, body) {
      // Long enough for creations that are requested at the same time to overlap.
      if (delayed.has(response)) await wait(15);
      response.write(body);
    },
  };
}

/** Closes the connection of each request with a longer body, without a response. */
export function closingLongBodies(longest: number): Odd {
  return {
    before(request, sent) {
      if (sent.length <= longest) return false;
      request.socket.destroy();
      return true;
    },
  };
}

/**
 * Does not find a new file by its id, nor lists it, before some time has passed.
 *
 * @param milliseconds how long
 */
export function findingLate(milliseconds: number): Odd {
  const created = new Map<string, number>();
  const isNew = (id: string): boolean => Date.now() - (created.get(id) ?? 0) < milliseconds;
  return {
    before({ method, url = '' }, _, response) {
      const id = /^\/v1\/files\/([^/?]+)/.exec(url)?.[1];
      return method === 'GET' && id !== undefined && isNew(id) && respondWith(response, 404);
    },
    after({ request: { method, url = '' }, status, body }) {
      if (status !== 200 || method !== 'POST') return undefined;
      const text = body.toString();
      for (const [, id = ''] of text.matchAll(/"id":"(file-[^"]+)"/g)) created.set(id, Date.now());
      return url.endsWith('/cancel') ? undefined : { body };
    },
  };
}

/** What a server that responds at random may send. */
const statuses: readonly number[] = [200, 200, 200, 201, 400, 404, 409, 500, 503];

/**
 * Responds to each operation with an object as the document describes it, or with an error, whatever
 * the request.
 *
 * @param share the share of responses that are chosen at random, from 0 to 1
 */
export function respondingAtRandom(seed: number, share = 1): Odd {
  const random = noise(seed);
  let requests = 0;
  return {
    before(request, sent, response) {
      requests += 1;
      if (random(2 * requests) >= share) return false;
      const status = statuses[Math.floor(random(2 * requests + 1) * statuses.length)] ?? 200;
      if (status >= 400) return respondWith(response, status);
      const body = plausibleResponse(request, sent.toString('latin1'));
      const isText = typeof body === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
      response.end(isText ? body : JSON.stringify(body));
      return true;
    },
  };
}
